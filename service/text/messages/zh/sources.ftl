# 页末来源列表中的一项；address 前已含空格，或为空。
sources-heading = 来源
source-line = { $publisher }{ $address }（{ $when }；可信度{ $reliability }）
source-undated = 日期不详
source-read-on = 无确切日期，检索于{ $day }
source-as-of = 所述时点{ $day }
