# 网络与路径。
paths-none = 按此条件{ $day ->
        [any] 在任何日期
       *[other] 在 { $day }{" "}
    }没有有记录的路径；{ $help }。
paths-help-hubs = 经由国家和地区等枢纽则可相连（hubs=true）
paths-help-as-of = 在其他日期可相连（as_of=any）
paths-help-exclude = 取消排除条件则可相连
paths-help-none = 放宽上述条件也无法相连
# 以文字说明路径的代价：越小越好。
paths-cost = 代价 { $cost }：{ $parts }
paths-charge = { $label }{ $times ->
    [1] {" "}
   *[other] （{ $times } 次）
}{ $amount }
paths-weight-relation = “{ $value }”
paths-weight-agreement-kind = 协议类别：{ $value }
paths-weight-level = 层级：{ $value }
paths-weight-participation-status = 状态：{ $value }
paths-weight-certainty = 确定程度：{ $value }
paths-weight-confidence = 来源可信度：{ $value }
paths-surcharge-through-body = 经由其他机构
paths-surcharge-per-doubling = 经由关联众多的节点
paths-surcharge-unnamed-body = 经由来源未具名的机构
paths-surcharge-other-level = 转入另一层级的协议
paths-surcharge-against = 仅有反方向的工程师承认
paths-about-any = 不限日期。发布版 { $release }。未收录不等于不存在。
paths-title = 从{ $origin }到{ $destination }
paths-heading = 路径 { $number }，代价 { $cost }
paths-weights = 计入代价的权重
paths-weights-lead = 关系与附加项的权重计入代价总和，其余权重与一步的代价相乘。代价越小越好。
paths-column-from = 起点
paths-column-relation = 关系
paths-column-to = 终点
paths-column-weight = 权重
paths-column-what = 项目
paths-sureness = { $certainty }（{ $reason }）
network-empty = 按此条件，网络{ $day ->
        [any] 在任何日期
       *[other] 在 { $day }{" "}
    }没有任何关联；{ $help }。
network-help-statuses = 不限状态则有关联（去掉 statuses）
network-help-relations = 不限关系则有关联（去掉 relations）
network-help-kinds = 不限实体类别则有关联（去掉 kinds）
network-help-agreements = 不限协议则有关联（去掉 agreements）
network-help-specialty = 不限专业则有关联（去掉 specialty）
network-help-focus = 不以此为中心则有关联（去掉 focus）
network-help-depth = 扩大步数则有关联（增大 depth）
network-help-as-of = 在其他日期有关联（as_of=any）
network-help-projection = 不作投影则有关联（projection=none）
network-help-none = 放宽其中任何一项条件也没有关联
network-any-day = 不限
# 图工具导入表格时所认的列名，各语言相同：Id、Label、Source、Target、Type、Weight。
network-column-id = Id
network-column-kind = 类别
network-column-category = 细类
network-column-label-en = 英文名称
network-column-label-zh = 中文名称
network-column-status = 状态
network-column-jurisdiction = 国家或地区
network-column-start-earliest = 最早起始
network-column-start-latest = 最晚起始
network-column-end-earliest = 最早终止
network-column-end-latest = 最晚终止
network-column-iri = 网址
network-column-source = Source
network-column-target = Target
network-column-source-label = 起点名称
network-column-target-label = 终点名称
network-column-relation = 关系
network-column-label = Label
network-column-start = 起始
network-column-end = 终止
network-column-role = 身份
network-column-weight = Weight
network-column-type = Type
network-column-certainty = 确定程度
network-column-reason = 依据
network-column-recorded = 所载状态
network-column-via = 经由
network-column-evidence = 信息来源
network-column-confidence = 可信度
network-column-degree = 邻居数
network-column-betweenness = 中介中心性
network-column-closeness = 接近中心性
network-column-core = k 核
network-column-community = 社群
network-column-cut = 割点
network-column-bridge = 桥
network-column-x = 位置 x
network-column-y = 位置 y
network-column-agreements = 协议
network-column-strength = 强度
network-column-direction = 工程师互认方向
network-column-forward = 终点承认起点工程师所依协议
network-column-backward = 起点承认终点工程师所依协议
network-column-was = 终止前的状态
network-nodes = 节点
network-nodes-description = 网络中的每个实体占一行。
network-edges = 边
network-edges-description = 两个实体之间的每个关系占一行。
network-column-difference = 两日之间
network-difference = { $start }至{ $end }：新增 { $joined } 条，退出 { $left } 条，有变化 { $changed } 条，未变 { $stayed } 条。
