# 变化的说明。
change-added = 数据中新增{ $subject }。
change-dates-changed = { $subject }在{ $object }中的起止时间由 { $before } 改为 { $after }。
change-dissolved = { $subject }解散。
change-effective = { $subject }施行。
change-ended = { $subject }终止。
change-founded = { $subject }成立。
change-happened = { $subject }。
change-in-force = { $subject }生效。
change-issued = { $subject }发布。
change-joined = { $status ->
        [authorised] { $subject }成为{ $object }的正式成员。
        [party] { $subject }成为{ $object }的当事方。
        [provisional] { $subject }成为{ $object }的预备成员。
       *[other] { $subject }加入{ $object }。
    }
change-left = { $subject }退出{ $object }。
change-relation-added = 数据中新增关系：{ $subject }—{ $relation }—{ $object }。
change-relation-removed = 数据中移除关系：{ $subject }—{ $relation }—{ $object }。
change-removed = 数据中移除{ $subject }。
change-renamed = “{ $before }”现称“{ $after }”。
change-signed = { $subject }签署。
change-status-changed = { $subject }在{ $object }中由{ $before }转为{ $after }。
change-succeeded = { $subject }接替{ $object }。
changes-title = 变化 { $start } 至 { $end }
changes-between-days = 据本发布版，两个日期之间发生的变化。
changes-between-releases = 两个发布版数据之间的差异。
changes-feed = 工程师互认图谱：变化
changes-feed-entry = { $date }：{ $sentence }
changes-column-date = 时间
changes-column-what = 变化
changes-column-subject = 主体
changes-column-object = 所涉对象
changes-column-jurisdiction = 国家或地区
changes-column-before = 变化前
changes-column-after = 变化后
changes-column-certainty = 确定程度
changes-column-source = 来源
changes-column-sentence = 文字说明
changes-column-release = 发布版
news-title = { $since } 以来的新内容
news-description = 此后各发布版新增或更正的内容，以及此后发生的变化。
