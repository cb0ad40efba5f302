"""python -m fzlint"""

from fzlint.cli.main import main

if __name__ == "__main__":
    main()
