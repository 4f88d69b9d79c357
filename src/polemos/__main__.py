"""``python -m polemos``."""

from polemos.cli import main

if __name__ == "__main__":
    main()
