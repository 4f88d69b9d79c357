"""What a line of a saved web page is, judged by itself: menu, share line, sign-up line, date, heading, prose, …

Takes a line, gives a :class:`Kind`. Where the line stands on the page, and whether that makes it part of
the article, is decided in :mod:`polemos.read.page`. The words below are those of web furniture in general.
"""

from __future__ import annotations

import re
from typing import Literal

from polemos.read.credits import is_byline, is_first_published, is_mixed_date, is_translation
from polemos.read.dates import date_line, is_ago

Kind = Literal[
    "menu", "entry", "list", "cookie", "share", "signup", "advert", "related", "pointer", "tags", "footer", "comments", "about", "end",
    "contact", "caption", "counter", "label", "date", "byline", "credit", "translation", "first_published", "heading", "prose", "rule",
]  # fmt: skip

# Lines that no article has: one of them shows that the text is a saved page.
FURNITURE: frozenset[Kind] = frozenset({"menu", "cookie", "share", "signup", "advert", "related", "tags", "footer", "comments"})

_SOCIAL = set(
    "facebook twitter x linkedin whatsapp telegram reddit pinterest tumblr instagram youtube tiktok mastodon bluesky threads messenger flipboard vk "
    "viber weibo wechat snapchat email e-mail mail print tweet share sharing shares copy link copylink permalink pdf rss sms save bookmark pocket pin post listen".split()
)
_SOCIAL_CORE = _SOCIAL - set("x link save post mail copy listen pin pocket threads email e-mail".split())
_SHARE_FILL = set("this page article story post news item on via to by with your friends the a an it or and us follow more options other ways tools through at in find like".split())
_NAV = set(
    """home|homepage|home page|main page|front page|menu|main menu|search|news|newsroom|news room|topics|topic|about|about us|contact|contact us|contacts|careers|jobs|
    vacancies|press|press office|press room|press centre|press center|press releases|media|media centre|media center|sports|sport|business|economy|politics|world|
    opinion|opinions|culture|video|videos|photos|photo|gallery|galleries|audio|podcast|podcasts|events|publications|reports|research|programmes|programs|projects|
    donate|donate now|give|subscribe|subscriptions|log in|login|log out|sign in|sign up|register|my account|account|help|faq|faqs|privacy|privacy policy|
    privacy notice|terms|terms of use|terms of service|terms and conditions|terms & conditions|conditions of use|cookies|cookie policy|cookie settings|accessibility|
    accessibility statement|sitemap|site map|site index|disclaimer|disclaimers|legal|legal notice|imprint|rss|rss feed|newsletter|newsletters|archive|archives|skip to content|
    contents|random article|article|talk|read|edit|view history|history|back to top|top|previous|next|departments|ministries|get involved|leaders|experts|people|issues|
    regions|region|countries|countries and areas|library|resources|blog|blogs|shop|store|advertise|advertise with us|advertising|e-paper|epaper|mobile view|
    desktop view|all rights reserved|live|latest|latest news|weather|markets|science|health|technology|tech|arts|lifestyle|travel|magazine|edition|editions|our work|who we are|
    what we do|where we work|our team|team|our people|our mission|mission|take action|join us|members|membership|partners|feedback|staff|accept|accept all|reject|reject all|
    settings|manage|close|open|worldwide|services|documents|data|statistics|analysis|commentary|commentaries|features|interviews|multimedia|in depth|in-depth|explainers|
    campaigns|stories|headlines|briefings|speeches|statements|announcements|organisation|organization|structure|leadership|minister|ministry|embassies|consular services|visas|
    community|forum|chat|app|apps|mobile|print edition|today's paper|crosswords|obituaries|classifieds|local|national|international|global|general|home news|
    english|français|francais|español|espanol|deutsch|italiano|português|العربية|русский|中文|türkçe|українська|en|fr|es|de|ru|ar|more|all|view all|see all|show all|
    yes|no|print|print version|print this page|whistleblowing|procurement|tenders|governance|history|editorial|editorials|columns|letters|support us|faith|education|
    environment|society|security|defence|defense|diplomacy|middle east|africa|asia|europe|americas|europe & asia|middle east & africa|asia pacific|who's who|site credits|
    text size|font size|listen|a-z|index|directory|volunteer|ways to give|learn more|read more|sections|categories|copyright|code of conduct|
    complaints|corrections|ethics|masthead|work with us|write for us|pitch us|follow us|social media|current issue|past issues|journal|books|courses|training""".replace("\n", "").split("|")
)
_NAV = {" ".join(word.split()) for word in _NAV}
_SPLIT = re.compile(r"\s{2,}|\t|\s*[|>»›•·→]+\s*|\s+[:/–—~-]\s+|\s*\\\s*")
_CRUMB = re.compile(r"\s*[>»›→]+\s*|\s+[/:]\s+")

_MENU = re.compile(
    r"(?:skip|jump) to\b.{0,40}|(?:back|return|go) to (?:the )?(?:top|home|main|list|index|search|previous|news|all|overview)\b.{0,30}|toggle\b.{0,30}|"
    r"(?:open|close|hide|show|expand) (?:the )?(?:main )?(?:menu|navigation|search|sidebar|sub-?menu).{0,20}|you are here\b.{0,120}|"
    r"(?:search|find)(?: (?:this|the|our|for|by|on|in|site|website|a|keyword|here|news|archive|term|s))*\W*|(?:type|enter) (?:your )?(?:search|keyword|query)\b.{0,40}|"
    r"(?:main|primary|secondary|site|top|footer) (?:navigation|menu)|(?:select|choose|change) (?:your )?(?:language|edition|region|country)\b.{0,30}|"
    r"(?:print|download|save|view|listen to|e-?mail)(?: (?:this|the|as|a|an|full|page|article|story|version|pdf|text|report|document|to|friend))*\W*(?:\(?pdf.{0,20})?|"
    r"(?:log|sign) in(?: or (?:register|sign up|subscribe|create an account))?|my account|loading\W*|(?:a\s?[+-]?\W*){2,4}|list (?:\d+ of \d+|of \d+ items)|end of list|please enable javascript.{0,60}|page \d+ of \d+|"
    r"(?:view|see|show|browse) (?:all|more|full|in|on|the)\b(?: \w+){0,4}",
    re.IGNORECASE,
)
_COOKIE = re.compile(r"\bcookies?\b", re.IGNORECASE)
_COOKIE_CUE = re.compile(r"\b(?:we|our|this (?:web)?site|accept|reject|consent|settings|policy|browser|agree|continu\w+|prefer\w+|necessary|your|manage|allow)\b", re.IGNORECASE)
_SIGNUP_VERB = re.compile(
    r"(?:please |just |why not )?(?:subscribe|sign|join|get|enter|receive|donate|support|follow|never|don['’]?t|do not|stay|help|become|download|register|enjoy\w*|click|"
    r"listen|watch|read|want|like|liked|unlock|try|keep|make|add|tell|be the first|love|interested|start|activate|turn on|text|be first|take|save|send|gift|already|not a|create|set up|find us|"
    r"would you|do you|are you|got|need)\b",
    re.IGNORECASE,
)
_SIGNUP_SOFT = re.compile(r"(?:for more|if you|our|your|we|this|have|free|new|e-?mail|the|a|yes|to|daily|weekly|thank|use|on \w+\?|know|all|every)\b", re.IGNORECASE)
_INVITATION = re.compile(
    r"(?:please |now )?(?:subscribe|sign|join|get|support|help|listen|read|save|gift|tell|take|play|watch|follow|download|donate|enter|become|try|discover|explore|learn|send|share|find|see|view|"
    r"check|register|report|buy|order|keep|receive|browse|visit|hear|fund|give|complete|answer|rate|contact|write|ask)\b.{0,120}?"
    r"(?:\bour\b|\byour\b|\b(?:this|the full) (?:article|story|page|post|report|piece|interview|episode)\b|\bnewsletters?\b|\bsurvey\b|\bpetition\b|\bpodcasts?\b|\bepisodes?\b|\baudio\b|\bfor later\b|"
    r"\babuse\b|\b(?:quality|independent|public|free|our) (?:journalism|reporting)\b|\bspecial (?:section|report|coverage|feature|issue)s?\b|\bthe app\b|\ban account\b|\bfor free\b|\breporting from\b|"
    r"\b(?:here|now|today)$|\be-?mails?\b|\bfree trial\b|\bfull coverage\b).{0,80}",
    re.IGNORECASE,
)
_READER = re.compile(
    r".{0,40}\b(?:thank you for reading|(?:free )?articles? (?:left|remaining)(?: this month)?|please consider (?:a |making|donating|subscribing|supporting|becoming)).{0,120}|"
    r"(?:want|like|liked|enjoy\w*|love|interested|looking|need|missed|new here|short (?:on|of) time|in a hurry|curious|have a (?:tip|story|question)|got a (?:tip|story|question)|do you (?:have|know|want|value|like))\b"
    r"[^.?]{0,90}\?\s*(?:get|try|read|follow|join|sign|see|subscribe|listen|our|check|here|discover|start|let|write|tell|send|contact|e-?mail|call|donate|support|click|become|download|the|we|register)\b.{0,120}",
    re.IGNORECASE,
)
_TO_READER = re.compile(r"\byour?\b|\bus\b", re.IGNORECASE)
_SIGNUP_NOUN = re.compile(
    r"\bnews-?letters?\b|\bmailing[- ]list|\be-?mail[- ](?:alerts?|updates?|address(?:es)?|notifications?|bulletins?|list)|\b(?:to|in) your (?:in-?box|phone|e-?mail|feed)|"
    r"\bin-?box\b|\b(?:daily|weekly|morning|evening|monthly) (?:digest|briefing|bulletin|round-?up|e-?mail|update)\b|\bsubscri(?:be|ber|bers|ption|ptions)\b|"
    r"\bsign[- ]?up\b(?! (?:to|for) the (?:deal|agreement|treaty|pact|accord))|\b(?:news|push|text|sms|free|breaking news) (?:alerts?|notifications?)|\bpush notifications?|"
    r"\bdonat(?:e|ing|ion) (?:now|today|here|to us|monthly)|\bmake a (?:donation|gift|contribution)|\bbecome (?:a|an|our) (?:\w+ )?(?:member|subscriber|supporter|patron|donor|friend)\b|"
    r"\bpatreon\b|\b(?:our|the|your|free) (?:mobile |news |free )?app\b|\b(?:whatsapp|telegram|youtube|signal) (?:channel|group)s?\b|\bsupport (?:our (?:work|journalism|reporting)|us|independent)|"
    r"\b(?:our|on|us on) (?:\w+ )?(?:facebook|twitter|instagram|linkedin|telegram|whatsapp|youtube|podcast)\b|\bfree (?:trial|account)|\bregister (?:now|here|today|free|for (?:our|the|free))|"
    r"\bclick here|\bnever miss\b|\b(?:by|via) e-?mail\b|\bstay (?:informed|up to date|up-to-date|tuned|connected|in touch|in the loop|ahead)|\b(?:un)?limited access|\bour podcast|\bour reporting|\bour journalism|"
    r"\bad[- ]free\b|\balready a (?:member|subscriber)|\bpaywall|\bdelivered (?:to|straight|directly)|\bget (?:our|the) (?:\w+ ){0,3}(?:newsletter|briefing|digest|alerts?|updates?|bulletin|app|magazine)",
    re.IGNORECASE,
)
_APPEAL = re.compile(r"your (?:tax[- ]deductible |generous |monthly |own |small )*(?:gift|donation|support|contribution|membership|subscription)\b", re.IGNORECASE)
_ADVERT = re.compile(
    r"(?:\W*(?:advertisements?|advert|ads?|sponsored(?: content| by.{0,40})?|promoted(?: content)?|paid (?:content|post)|promotion|skip advertisement)\W*(?:scroll .{0,30}|skip .{0,20}|close)?\W*)|"
    r"(?:story|article|text|page) continues (?:below|after).{0,40}|continue reading(?: below| the main story)?\W*|scroll (?:down )?(?:to|for) (?:continue|more).{0,30}",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"(?:(?:you|readers) (?:may|might|could|will) (?:also )?(?:like|love|enjoy|be interested.{0,20}|have missed|want to read)|"
    r"(?:related|more|latest|recent|popular|recommended|similar|other|further|next|also|suggested|new|newest|top|most|featured|trending|must|selected|associated|linked|today['’]s)"
    r"(?: (?:top|our|recent|related|popular|and|other|latest|news|the|this|from))*"
    r" (?:content|contents|stories|story|articles?|posts?|news|pages?|reading|reads?|coverage|analys[ei]s|publications?|reports?|items?|links?|topics?|headlines?|features?|documents?|"
    r"statements?|releases|opinions?|videos?|commentary|like this|viewed|popular|shared|commented|discussed|viewed|now|today|for you|watch(?:ed)?|updates?|resources|materials?|entries|picks|events|research|briefings?)"
    r"(?: (?:from|on|in|about|by|for|this|of)(?: [\w’'-]+){1,6})?|"
    r"(?:more|also|latest|elsewhere|from|also) (?:from|on|in|about|by|around) (?:this|the|our|us|[A-Z][\w’'-]+)(?: [\w’'&-]+){0,5}|from (?:the|our) (?:archives?|blog|network|partners|newsroom|web|magazine|vault)|"
    r"related|recommended(?: for you)?|trending|popular|featured|see also|read (?:more|next|also|this next|on)|more|in other news|did you know|don['’]?t miss|keep reading|up next|what to read next|"
    r"editor['’]?s['’]? (?:picks?|choice|selections?)|explore(?: more| further)?|elsewhere(?: on .{0,30})?|around the (?:web|site|world)|news in brief|in brief|headlines|discover more|continue reading|"
    r"in (?:this|the) (?:series|section|issue)|(?:previous|next)(?: (?:article|story|post))?|you may have missed|what (?:else|others).{0,30}|(?:all|our) (?:stories|articles|news|posts)|other stories.{0,30})\W*",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"\W{0,3}(?:read(?: more| also| next| on)?|see(?: also| more)?|also read|related(?: (?:story|article|news|content|reading))?|watch(?: now| also)?|listen(?: now)?|more|in pictures|in depth|opinion|explainer|"
    r"background|don['’]?t miss|view|recommended|further reading|more on this(?: story)?)\s*[:|»>–—]\s*\S.{3,180}|(?:read|see|view|watch|download) (?:the )?(?:full|complete|original|entire|whole) .{3,60}",
    re.IGNORECASE,
)
_TAGS = re.compile(r"\W{0,2}(?:(?:tags?|categor(?:y|ies)|filed under|filed in|keywords?|key words|posted in|tagged(?: with| in| as)?|labels?|topics?|themes?|sections?|subjects?|see more on)\s*[:|].{0,300}|tags|categories|keywords|topics)", re.IGNORECASE)
_FOOTER = re.compile(
    r"(?:©|\(c\)|copyright\b).{0,200}|.{0,120}\ball rights reserved\b.{0,80}|powered by .{1,60}|.{0,60}\b(?:privacy policy|terms of (?:use|service))\b.{0,80}|"
    r"(?:is|was|did you find) this (?:page|article|content|information|story)? ?(?:\w+ )?(?:useful|helpful|interesting)\b.{0,60}|.{0,10}\breport (?:a|an) (?:problem|error|typo|mistake|issue)\b.{0,60}|"
    r"(?:give|send|leave)(?: us)? (?:your )?feedback.{0,60}|rate this.{0,40}|help us improve.{0,80}|(?:found|spotted|noticed) (?:a|an) (?:typo|error|mistake).{0,80}|"
    r".{0,40}\blicen[sc]ed under\b.{0,120}|.{0,60}\bcreative commons\b.{0,120}|isb?sn\b.{0,60}|(?:registered )?charity (?:no|number)\b.{0,80}|site (?:by|design(?:ed)? by)\b.{0,60}|"
    r"(?:the )?(?:views|opinions) (?:and opinions )?expressed\b.{0,300}|follow (?:us|me)\b.{0,60}|(?:for )?permissions?(?: requests)?\b.{0,40}|reprints?\b.{0,60}|official (?:web)?site of\b.{0,80}|managed by\b.{0,80}|"
    r"version \d[\d.]*|retrieved from .{0,160}|this page was last (?:edited|modified|updated).{0,80}|(?:content|page) (?:is )?(?:maintained|managed) by.{0,60}",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:(?:\d+|no|view|show|all|post|read)? ?comments?(?: ?\(\d+\))?(?: (?:are )?(?:closed|off))?|(?:leave|post|write|add) (?:a |your )?(?:comment|reply|response)s?.{0,30}|"
    r"join the (?:conversation|discussion|debate).{0,40}|what do you think\W*|have your say\W*|discussion|\d+ (?:replies|responses)(?: to .{0,120})?|be the first to comment.{0,30})\W*",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:about the (?:authors?|writers?|contributors?|journalists?)|author bio\w*|the authors?|contributors?|authors?|our experts?|about (?:us|this site|the (?:organi[sz]ation|project)))\W*", re.IGNORECASE)
_END = re.compile(r"\W*(?:ends?|###|\(ends?\)|the end)\W*|#{2,}|-\s?30\s?-|\W*(?:notes? (?:to|for) (?:the )?editors?|background notes?|footnotes?|references|endnotes|notes and references)\W*", re.IGNORECASE)
_CONTACT = re.compile(
    r"(?:for (?:further|more|additional|media|press) (?:information|inquiries|enquiries|details|queries)|(?:media|press|public) (?:contacts?|enquir|inquir|relations|queries|office)|contacts?(?: information| details| person)?\s*:|"
    r"(?:tel|telephone|phone|fax|e-?mail|mob|mobile)\s*[.:]).{0,240}|[\w.+-]+@[\w-]+\.[\w.-]+|(?:https?://|www\.)\S+",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:(?:file |cover |main |top |header )?(?:photo(?:graph)?|image|picture|caption|illustration|infographic|map|credits?|pic)s?(?: (?:credits?|by|courtesy of|caption))?\s*[:/|©].{0,280})|"
    r".{0,280}[\[(](?:file |ap |afp |un |epa |reuters )?(?:photos?|image|credits?|picture|pic|ap|afp|reuters|epa|getty|getty images|file)\b[^\])]{0,80}[\])]\W*|"
    r".{5,280}[.,\s|/–—-](?:photo(?:graph)?|image|picture|credit|illustration)s?(?: credit| by| courtesy)?\s*[:/]\s*[^.]{2,60}\.?|.{5,240}(?:/|\(|via )\s?(?:getty images|afp|reuters|epa|ap|ap photo|shutterstock|flickr|wikimedia commons)\)?\W*|"
    r".{5,280}\b(?:REUTERS|AFP|AP|EPA|GETTY|ANADOLU|XINHUA)\s?/\s?\S+(?: \S+){0,3}|.{5,240}(?:\bwikimedia commons|\bgetty images)\W*",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:\W?(?:additional )?(?:report(?:ing|ed)|writing|edit(?:ing|ed)|production|produced|research|graphics?|compiled|proof-?read)(?: and \w+)? by\b.{0,200}\W?|(?:source|sources|via|agencies|with agencies)\s*:.{0,120}|"
    r"(?:with )?(?:input|inputs|reporting|contributions?) from .{0,100}|editors?\s*:.{0,80})",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"\W*(?:\d{1,3}[ -]?min(?:ute)?s?(?: read)?|(?:estimated )?read(?:ing)? time\b.{0,30}|[\d.,]+k?\s?(?:views?|shares?|likes?|reads?|retweets?|comments?)|(?:views?|hits)\s*:\s*[\d.,]+|\d{1,3}(?:st|nd|rd|th)?)\W*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?:press|news|media) (?:release|statement|note|advisory)|statement|opinion|op-?ed|analysis|commentary|comment|briefing|brief|policy brief|report|interview|feature|editorial|exclusive|breaking(?: news)?|"
    r"live|explainer|blog|news|speech|transcript|update|dispatch|essay|perspective|review|situation report|working paper|guest post|long read|factsheet|fact sheet|q&a|translation|news story|authored article|communiqu[ée])"
    r"(?:\s*(?:no\.?|number|#|nr\.?)?\s*[\d/.-]+)?(?: (?:from|by|for immediate release).{0,60})?\W*|for immediate release\W*|embargoed.{0,40}|(?:issue|volume|vol\.?|ref(?:erence)?|document)\s*(?:no\.?)?[\s:#]*[\w/.-]*\d[\w/.-]*\W*",
    re.IGNORECASE,
)
_QUOTE = "\"“‘'«„"
_STOP = re.compile(r"[.…](?:[\"”’')\]»]|\[\d+\]|\s)*$|[:;]$|[.!?…][\"”’»]$")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:(?:[A-Z]\.){2,}|(?:Jr|Sr|Inc|Co|Ltd|St|No|Gen|Sen|Rep|Gov|vs|etc)\.)$")
_WORDS = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_SHORT = 300
_PROSE_WORDS = 26


def kind_of(line: str) -> Kind:
    """The kind of one line. Long lines are prose without further looking, which keeps this linear and quick."""
    if len(line) > _SHORT:
        return "prose"
    if not any(c.isalnum() for c in line):
        return "rule"
    if line[0] in _QUOTE and has_stop(line):
        return "prose"
    return _furniture(line) or _meta(line) or _text(line)


def _furniture(line: str) -> Kind | None:
    lower = line.lower().strip(" .:!?*_#…>»-–—•|")
    if _COOKIE.search(line) and _COOKIE_CUE.search(line):
        return "cookie"
    if is_share(line):
        return "share"
    for kind, shape in _WHOLE:
        if shape.fullmatch(line):
            return kind
    if lower in _NAV and not line.endswith("."):
        return "entry"
    if is_signup(line):
        return "signup"
    return None


_WHOLE: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("advert", _ADVERT), ("end", _END), ("comments", _COMMENTS), ("tags", _TAGS), ("about", _ABOUT), ("menu", _MENU),
)  # fmt: skip


def _meta(line: str) -> Kind | None:
    if date_line(line) or is_ago(line):
        return "date"
    if is_translation(line):
        return "translation"
    if is_first_published(line):
        return "first_published"
    if _COUNTER.fullmatch(line):
        return "counter"
    if _RELATED.fullmatch(line) and len(line.split()) <= 9 and not line.endswith("."):
        return "related"
    if _POINTER.fullmatch(line):
        return "pointer"
    if is_byline(line):
        return "byline"
    if _LABEL.fullmatch(line):
        return "label"
    if is_mixed_date(line):
        return "date"
    menu = _menu(line)
    if menu:
        return menu
    for kind, shape in _AFTER:
        if shape.fullmatch(line):
            return kind
    return None


_AFTER: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("contact", _CONTACT), ("caption", _CAPTION), ("credit", _CREDIT), ("footer", _FOOTER),
)  # fmt: skip


def _text(line: str) -> Kind:
    words = len(_WORDS.findall(line))
    if words >= _PROSE_WORDS or (has_stop(line) and words >= 4):
        return "prose"
    return "heading"


def has_stop(line: str) -> bool:
    """Whether the line ends as a sentence (or the words before a quotation) ends; "in the U.S." does not."""
    if not _STOP.search(line):
        return False
    return not (_ABBREVIATION.search(line) and len(line.split()) <= 15)


def is_share(line: str) -> bool:
    """Whether the line holds nothing but names of networks and words of sharing."""
    words = [w.lower() for w in _WORDS.findall(line)]
    plain = [w for w in words if not w.isdigit() and not re.fullmatch(r"\d+[km]?", w)]
    if not plain or len(plain) > 30:
        return False
    core = sum(w in _SOCIAL_CORE for w in plain)
    return all(w in _SOCIAL or w in _SHARE_FILL for w in plain) and core > 0


def is_signup(line: str) -> bool:
    """Whether the line asks its reader to subscribe, join, follow or give; sentences that tell of such things do not."""
    if len(line) > 240 or line[0] in _QUOTE:
        return False
    if _APPEAL.match(line) or _READER.fullmatch(line):
        return True
    if not has_stop(line) and len(line.split()) <= 18 and _INVITATION.fullmatch(line.rstrip(" !.»>")):
        return True
    if not _SIGNUP_NOUN.search(line):
        return False
    if _SIGNUP_SOFT.match(line) and (_TO_READER.search(line) or (len(line.split()) <= 9 and not has_stop(line))):
        return True
    return bool(_SIGNUP_VERB.match(line) or re.search(r"[?:–—.!] ?(?:please )?(?:subscribe|sign up|join|get|donate|register|click|become|support|help|follow|download|give|enter|try)\b", line, re.IGNORECASE))


def _menu(line: str) -> Kind | None:
    """A row of short entries: ``menu`` where one of them is a common one, ``list`` where only the form says so."""
    parts = [p.strip(" []") for p in _SPLIT.split(line) if p.strip(" []")]
    if len(parts) < 2 or has_stop(line):
        return None
    known = sum(p.lower() in _NAV or is_share(p) or bool(_MENU.fullmatch(p)) for p in parts)
    short = sum(len(p.split()) <= 4 for p in parts)
    crumbs = [p for p in _CRUMB.split(line) if p]
    if len(crumbs) > 1 and crumbs[0].strip().lower() in _NAV:
        return "menu"
    if known and (short == len(parts) or known * 2 >= len(parts)):
        return "menu"
    return "list" if short == len(parts) and len(parts) >= 3 else None
