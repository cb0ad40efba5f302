"""The desk: a page on this machine for people who have no console. Drop reports, read what was found, take copies home.

serve  the listening socket, the browser, the end · app  what may be asked for · guard  who may ask · rooms  the files of each
open page, in memory · checking  the same road as the command line · products  what can be taken home · front  the page itself
"""
