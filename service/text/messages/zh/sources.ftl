# 页末来源列表中的一项；title 后已含分隔，address 前已含空格；题名自带书名号的不再加。
sources-heading = 来源
source-line = { $title }{ $publisher }{ $address }（{ $when }；可信度{ $reliability }）
source-title = 《{ $title }》，
source-title-marked = { $title }，
source-no-address = ，网址未见记载
source-undated = 日期不详
source-read-on = 无确切日期，检索于{ $day }
source-as-of = 所述时点{ $day }
