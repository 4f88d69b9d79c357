"""Which language a text is in, roughly: by script, and for the Latin script by its most frequent words.

Takes a text, gives an ISO 639-1 code or None. Meant to keep texts that are not English from being read
as English, not to tell near relatives apart.
"""

from __future__ import annotations

import re
from collections import Counter

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = {
    "en": "the of and to in that is was for on with as by at from are were has had have this it be not its an which their "
    "they he but said who will would been after",
    "fr": "le la les des et en du un une est que dans pour qui sur au par pas plus avec ce sont ne se aux il son été cette ont",
    "es": "el la los las de y en que del un una es por con para se no al lo su más como fue sus pero este ha entre sobre",
    "de": "der die das und in den von zu mit ist des im auf für nicht ein eine dem als auch sich es an wurde nach bei aus hat",
    "pt": "o a os as de e do da em que no na um uma para com não por mais dos das ao se foi são como pelo pela ou seu",
    "it": "il lo la gli le di e che in un una per del della non con è sono dei nel alla da al si anche più delle come",
    "nl": "de het een en van in is dat op te voor met zijn niet aan er om ook als door bij naar werd hebben uit",
    "tr": "ve bir bu da de için ile olarak daha olan en gibi sonra kadar çok ancak göre ise veya olduğunu tarafından",
    "pl": "w i na z do nie się że jest to o za po przez od jak dla oraz ale był które",
    "sv": "och att det som en på är av för med den till inte har om ett men var från",
    "id": "yang dan di dengan untuk dari pada ini dalam tidak itu akan oleh juga ke adalah telah",
}
_STOP = {code: frozenset(words.split()) for code, words in _COMMON.items()}
_SCRIPTS = {
    "ru": re.compile(r"[\u0400-\u04ff]"), "ar": re.compile(r"[\u0600-\u06ff]"), "el": re.compile(r"[\u0370-\u03ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"), "hy": re.compile(r"[\u0530-\u058f]"), "ka": re.compile(r"[\u10a0-\u10ff]"),
    "zh": re.compile(r"[\u4e00-\u9fff]"), "ja": re.compile(r"[\u3040-\u30ff]"), "ko": re.compile(r"[\uac00-\ud7af]"),
    "hi": re.compile(r"[\u0900-\u097f]"), "th": re.compile(r"[\u0e00-\u0e7f]"), "am": re.compile(r"[\u1200-\u137f]"),
}  # fmt: skip
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_NAMES = {
    "english": "en", "french": "fr", "spanish": "es", "castilian": "es", "german": "de", "portuguese": "pt", "italian": "it", "dutch": "nl",
    "turkish": "tr", "russian": "ru", "ukrainian": "uk", "arabic": "ar", "persian": "fa", "farsi": "fa", "dari": "fa", "hebrew": "he", "armenian": "hy",
    "azerbaijani": "az", "azeri": "az", "georgian": "ka", "greek": "el", "chinese": "zh", "mandarin": "zh", "japanese": "ja", "korean": "ko",
    "hindi": "hi", "urdu": "ur", "pashto": "ps", "kurdish": "ku", "polish": "pl", "czech": "cs", "slovak": "sk", "hungarian": "hu", "romanian": "ro",
    "bulgarian": "bg", "serbian": "sr", "croatian": "hr", "bosnian": "bs", "slovenian": "sl", "albanian": "sq", "macedonian": "mk", "swedish": "sv",
    "norwegian": "no", "danish": "da", "finnish": "fi", "icelandic": "is", "estonian": "et", "latvian": "lv", "lithuanian": "lt", "swahili": "sw",
    "amharic": "am", "tigrinya": "ti", "somali": "so", "hausa": "ha", "indonesian": "id", "malay": "ms", "vietnamese": "vi", "thai": "th",
    "burmese": "my", "bengali": "bn", "tamil": "ta", "punjabi": "pa", "nepali": "ne", "sinhala": "si", "catalan": "ca", "basque": "eu", "galician": "gl",
    "belarusian": "be", "kazakh": "kk", "uzbek": "uz", "mongolian": "mn", "khmer": "km", "afrikaans": "af", "irish": "ga",
}  # fmt: skip
LANGUAGE_NAMES = "|".join(sorted(_NAMES, key=len, reverse=True))


def detect(text: str) -> str | None:
    """The language of most of the text; None where too little of it speaks for any."""
    sample = text[:_SAMPLE]
    latin = len(_LATIN.findall(sample))
    script, count = max(((code, len(shape.findall(sample))) for code, shape in _SCRIPTS.items()), key=lambda pair: pair[1])
    if count > latin:
        return _within(script, sample)
    words = [word.lower() for word in _WORD.findall(sample)]
    score = Counter({code: sum(word in stop for word in words) for code, stop in _STOP.items()})
    (best, most), (_, second) = score.most_common(2)
    # Running prose has 25 to 45 per cent of these words; headlines and lists of names far fewer.
    if most < 2 or most < 0.12 * len(words) or most == second:
        return None
    return best


def code_of(name: str) -> str | None:
    """The code for a language's English name or for a code with or without region ("en-GB"); None if neither."""
    plain = name.strip().lower()
    if plain in _NAMES:
        return _NAMES[plain]
    match = re.fullmatch(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", plain)
    return match[1] if match else None


def _within(script: str, sample: str) -> str:
    """The language among those that share a script, by letters that only one of them has."""
    if script == "ru" and len(re.findall(r"[іїєґІЇЄҐ]", sample)) > len(re.findall(r"[ыэъё]", sample)):
        return "uk"
    if script == "ar" and re.search(r"[پچژگ]", sample):
        return "ur" if re.search(r"[ٹڈڑے]", sample) else "fa"
    return "ja" if script == "zh" and re.search(r"[\u3040-\u30ff]", sample) else script
