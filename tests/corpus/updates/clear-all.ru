# expect: 403 not-a-layer
CLEAR ALL
