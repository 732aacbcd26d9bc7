# 多处句子共用的词语。
list-separator = 、
# 名称自含逗号时的分隔。
names-separator = 、
words-separator = {""}
parts-separator = ，
clauses-separator = ；
# 择一者之间、并列者之间。
alternatives-separator = 或
both-separator = 和
