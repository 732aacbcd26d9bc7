# 多处句子共用的词语。
list-separator = 、
# 名称自含逗号时的分隔。
names-separator = 、
words-separator = {""}
clauses-separator = ；
