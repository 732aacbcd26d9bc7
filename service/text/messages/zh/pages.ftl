# 页面所述时点及其所据发布版。
page-about = 时点：{ $day }。发布版 { $release }，数据日期{ $data_date }。未收录不等于不存在。

# 网页与同一内容的文件所用的相同说法：Python 与界面共用此文件，使同一事物在各处名称一致。
undated = 日期不详
tie-since = { $start }起
tie-through = 经{ $bodies }
nothing-on-record = 未见记载。
completeness-complete = 完整
completeness-truncated = 已在上限处截断，并不完整
completeness-timed-out = 已因超时停止，并不完整

# 国别档案。
dossier-points = 要点
dossier-bodies = 机构
dossier-participations = 参加协议情况
dossier-agreements = 协议
dossier-others = 其他{ $number }个国家和地区
dossier-partners = 双边伙伴
dossier-events = 大事
dossier-sources = 来源
dossier-intentions = 通知的意向
dossier-disciplines = 其名册所设专业
dossier-gaps = 未见记载的内容

# 概况的各部分。
profile-figures = 主要数据
profile-standing = 当前地位
profile-with = { $own ->
    [own] 对外合作
   *[other] 与{ $counterpart }
  }
profile-lacking = 尚未加入
profile-intentions = 通知的意向及其结果
profile-latest = 最近的变化
profile-gaps = 尚不清楚的事项
profile-next = 进一步查询

# 覆盖与缺口。
gaps-waiting = 尚非正式成员
gaps-waiting-description = 已获接纳、尚非正式成员者；申请方和地位不明的机构不在其列。
gaps-accessions = 仅差加入一项协议
gaps-accessions-description = 加入一项国际名册后，可与多少个目前未见互认依据的国家和地区建立互认途径；只计确定和推定的成员，确定程度取其中最低者。
gaps-similar = 最相近的国家和地区
gaps-similar-description = 按双方共同参加的协议占任一方所参加协议的比例（Jaccard 系数）；只计确定和推定的正式成员地位，确定程度取双方共有者中最低者。
gaps-bridges = 桥梁机构
gaps-bridges-description = 按其他各方之间最短路径经过该机构的比例（中介中心性）；确定程度取其各项成员地位中最低者。

# 互认路径。
recognition-nearest = 最接近的途径
recognition-ties = 不含互认的合作关系
recognition-provision = 该方向上的承认内容与条件
recognition-conditions = 条件与已知情况
recognition-remaining = 尚须办理
route-grants = 给予：{ $grants }。
route-in-part = { $end ->
    [origin] 仅限{ $part }的工程师
   *[destination] 仅限{ $part }
  }
route-condition = { $part ->
    [none] { $text }
   *[other] { $text }（{ $part }）
  }
route-specialty = { $text }（{ $specialty }）
route-instruments = 与下列文本为同一文书：{ $agreements }。

# 加入协议。
accession-background = 已有记载
accession-nominators = 可能的提名机构
accession-supporters = 可争取支持的正式成员
member-of-place = { $place }（来源未载明机构）
accession-requirements = 加入条件与已知情况
accession-precedents = 先例
accession-unknown = 尚不清楚的事项

# 检索：曾在一段时间使用的名称，以及缺少较多所查内容的结果。
search-formerly = 曾用名（{ $time }）
search-weak = 匹配较弱

# Things side by side.
compare-group-about = 基本情况
compare-group-standing = 参与情况
compare-group-recognition = 互认
compare-group-entry = 加入条件
compare-group-titles = 称号
compare-group-registers = 名册
compare-group-numbers = 数据

# What is supposed, and the next steps of a body.
scenario-heading-suppose = 设想的内容
scenario-heading-gained = 新增的互认路径
scenario-heading-lost = 失去的互认路径
scenario-heading-changed = 有变化的互认路径
scenario-heading-aims = 可落实的通知目标
scenario-heading-nominators = 与申请机构有联系的正式成员
scenario-heading-votes = 表决
scenario-heading-conditions = 是否满足未见记载的条件
scenario-heading-unknown = 尚不清楚
scenario-column-place = 国家和地区
scenario-column-direction = 方向
scenario-column-level = 层级
scenario-column-recognises = 承认内容
scenario-column-first = 首次通达
scenario-column-specialties = 专业
scenario-column-ties = 联系
best-column-step = 步骤
best-column-opens = 新增通达
best-column-needs = 需要
best-column-score = 得分
best-impossible = 不能加入
best-needs = { $rules ->
    [none] 未见记载
   *[recorded] 有联系的正式成员{ $nominators }个；{ $votes ->
        [none] 所需票数未见记载
       *[other] 须{ $members }票中的{ $votes }票
      }；待定条件{ $conditions }项
  }

# 下一步核对什么。
due-listed = { $due } 项待核对，{ $coming } 项尚未到期，{ $settled } 条陈述无需复核；期限为本图谱的编辑规则，并非事实
