# 页末来源列表中的一项，按 GB/T 7714 电子资源著录：责任者. 题名[EB/OL]. (日期)[引用日期]. 网址。
sources-heading = 来源
source-line = { $publisher }{ $title }{ $carrier }. { $when }.{ $address }（可信度{ $reliability }）
source-title = . { $title }
source-title-marked = . { $title }
source-carrier-online = [EB/OL]
source-carrier-other = [Z]
source-no-address = {" "}网址未见记载
source-undated = 日期不详
source-read-on = [{ $day }]
source-as-of = ({ $day }){ $read }
source-and-read = [{ $day }]
source-line-undated = [日期不详]
