# 以自然语言提问。
ask-rows = { $count ->
        [0] { $title }：未见记载。未收录不等于不存在。
       *[other] { $title }：共 { $count } 条，列出 { $shown } 条。
    }
ask-no-path = 未见{ $start }与{ $end }之间的关联记载。
ask-path = { $start } → { $steps }
path-arrow = {" "}→{" "}
ask-network = 共 { $nodes } 个节点、{ $edges } 条边。
ask-outcome = { $outcome } { $count } 项
ask-targets = 目标与意向共 { $total } 项：{ $counts }。
ask-changes = { $count ->
        [0] 未见新内容。
       *[other] 新内容 { $count } 项。首先：{ $first }
    }
ask-understood = 理解为：{ $title }（`{ $address }`）
ask-not-understood = 未能理解该问题。以下为最接近的可查询内容；写明机构、协议、国家或地区的名称有助于理解。
ask-alternatives = 也可能是指
