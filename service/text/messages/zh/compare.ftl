# 并列比较。
compare-title = 对比：{ $things }
compare-description = 逐项列出各方当日情况；数值不宜并列比较的，备注中说明原因。未收录不等于不存在。
compare-on-day = 时点：{ $day }，发布版 { $release }。未收录不等于不存在。
compare-not-recorded = 未见记载
compare-counted = { $count ->
        [0] 未见记载
       *[other] { $count } 个：{ $names }{ $more ->
            [0] {""}
           *[other] ；另有 { $more } 个
        }
    }
compare-counted-agreements = { $count ->
        [0] 未见记载
       *[other] { $count } 项：{ $names }{ $more ->
            [0] {""}
           *[other] ；另有 { $more } 项
        }
    }
compare-standing = { $status }，{ $time }（{ $sureness }）
compare-agreement-stands = { $status }（{ $sureness }）
compare-does-not-stand = 该日不存续
compare-two-sided = 双边协议
compare-kind = 类型
compare-place = 国家或地区
compare-founded = 成立时间
compare-federations = 所属联合会
compare-basis = 互认依据
compare-level = 层级
compare-signed = 签署时间
compare-in-force = 实施时间
compare-ended = 终止时间
compare-status = 存续情况
compare-full-members = 正式成员（确定或推定）
compare-other-members = 预备成员及其他成员（确定或推定）
compare-possible-members = 可能的成员
compare-votes = 表决权数
compare-recognised-in = 承认其工程师的国家和地区
compare-recognises = 其承认工程师的国家和地区
compare-recognised-things = 承认内容
compare-conferred = 称号
compare-grants = 给予内容
compare-requirement = 要求
compare-titles = 称号：{ $level }
compare-title-years = { $title }（从业 { $years } 年）
compare-disciplines = { $agreement }名册所设专业
compare-own-disciplines = 名册专业
compare-number-under = { $metric }，{ $agreement }
compare-number = { $value } { $unit }（{ $date }）
compare-number-bounded = { $comparator } { $value } { $unit }（{ $date }）
compare-not-units = 不宜比较：计量单位不同。
compare-not-measures = 不宜比较：存量与累计数或年度数并列。
compare-not-bounds = 不宜比较：至少一项为下限或约数。
compare-not-years = 不宜比较：时间相差一年以上。
compare-column-property = 项目
compare-column-note = 可比性
compare-shared-agreements = { $count ->
        [0] 未见各方共同参加的协议。
       *[other] 各方共同参加的协议 { $count } 项：{ $names }。
    }
compare-shared-members = { $count ->
        [0] 未见各协议的共同成员。
       *[other] 各协议的共同成员 { $count } 个：{ $names }。
    }
compare-only-agreements = { $count ->
        [0] { $thing }：没有其他各方未参加的协议。
       *[other] 仅{ $thing }参加 { $count } 项：{ $names }。
    }
compare-only-members = { $count ->
        [0] { $thing }：没有其他协议所无的成员。
       *[other] 仅{ $thing }有 { $count } 个：{ $names }。
    }
