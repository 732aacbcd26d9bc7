# expect: 403 not-a-layer
DROP NAMED
