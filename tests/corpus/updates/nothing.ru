# expect: 200
# only a comment
