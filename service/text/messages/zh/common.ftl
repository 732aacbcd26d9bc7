# 多处句子共用的词语。
list-separator = 、
