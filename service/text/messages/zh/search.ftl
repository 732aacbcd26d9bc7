# 检索结果表格及分面用语。
search-over = 已结束或尚未开始
search-decade = { $year }年代
search-title = 检索结果
search-listed = 共 { $total } 项，列出 { $shown } 项
search-column-found = 结果
search-column-kind = 类别
search-column-jurisdiction = 国家或地区
search-column-standing = 数据日期的确定程度
search-column-date = 日期
search-column-what = 日期含义
search-column-matched = 匹配文字
search-column-iri = 地址
search-asked = 检索词
