"""python -m fzlint"""

from fzlint.cli import main

if __name__ == "__main__":
    main()
