# expect: 400 malformed-update
LOADSILENT<http://127.0.0.1:1/>
