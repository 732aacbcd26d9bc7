# 不能设想的情形。
scenario-closed = { $agreement }不接受新成员：它不是可供加入的国际注册或教育互认协议。
scenario-not-standing = { $over ->
    [yes] 至{ $day }，{ $agreement }已经终止
   *[no] { $day }时尚无{ $agreement }
  }，无从设想。
scenario-not-eligible = { $agreement }只接受{ $forum }经济体的机构；未见{ $body }所在国家或地区为其经济体的记载。
scenario-no-place = { $body }不属于任何单一国家或地区，无从代表其参加协议。
scenario-no-body = { $day }时并无{ $body }。
scenario-one-side = 双方机构同属{ $place }，其间的协议不涉及两方互认。

# 所设想的步骤。
scenario-joins = 自{ $day }起，{ $body }为{ $agreement }正式成员
scenario-signs = 自{ $day }起，{ $one }与{ $other }之间有互认协议
scenario-so-already = { $step }：据现有记载已是如此

# 先说结论。
scenario-joining = 加入{ $agreement }
scenario-entry = { $body }加入{ $agreement }
scenario-agreement = { $one }与{ $other }签署互认协议
scenario-opens = { $steps }，可使{ $origin }的{ $level ->
    [professional-engineer] 职业工程师
    [technologist] 工程技术专家
    [technician] 工程技术员
   *[other] 工程师
  }资格在{ $number }个国家和地区按条件获得承认：{ $places }。
scenario-opens-degrees = { $steps }，可使{ $origin }{ $level ->
    [professional-engineer] 职业工程师层级的
    [technologist] 工程技术专家层级的
    [technician] 工程技术员层级的
   *[other] 的
  }学历在{ $number }个国家和地区获得承认：{ $places }；所承认的是学历，不是工程师资格。
scenario-first = { $number ->
    [0] { $total ->
        [1] 该国家或地区依其他协议已给予同类承认。
       *[other] 这些国家和地区依其他协议均已给予同类承认。
      }
   *[other] 其中{ $number }个目前尚无此类承认：{ $places }。
  }
scenario-all-first = { $number ->
    [1] 该国家或地区目前尚无此类承认。
   *[other] 这些国家和地区目前均尚无此类承认。
  }
scenario-back = { $same ->
    [yes] 反方向亦然。
   *[no] 反方向上，{ $number ->
        [0] 不增加互认路径
       *[other] { $place }将承认{ $number }个国家和地区的同类资格：{ $places }
      }。
  }
scenario-unsaid = 另有{ $number }条路径，未见来源载明承认何种内容，不予计数。
scenario-possible = 其中{ $number }条所依据的地位仅属可能。
scenario-nothing = { $steps }，不会为{ $origin }增加目前没有的互认路径。
scenario-holds = 据现有记载已是如此，设想不带来任何变化。
scenario-changed = 另有{ $number }条现有路径的内容将有变化。
scenario-no-members = { $agreement }的正式成员未见记载，加入后可通达何处尚不清楚。
scenario-supposed = 以上均为设想，未见记载，仅为按互认规则推得的结果。资格得到承认不等于取得执业许可。

# 能否迈出这一步。
scenario-why-holds = { $body }已是{ $agreement }正式成员。
scenario-why-open = { $agreement }接受各国家和地区的机构；{ $conditions ->
    [0] 其规则所列条件均无待定事项。
   *[other] { $body }是否满足其规则所列的{ $conditions }项条件，未见记载。
  }
scenario-why-forum = { $agreement }接受{ $forum }经济体的机构，{ $place }为其经济体；{ $conditions ->
    [0] 其规则所列条件均无待定事项。
   *[other] { $body }是否满足其规则所列的{ $conditions }项条件，未见记载。
  }
scenario-why-unknown = { $agreement }的加入规则未见记载，{ $body }能否加入尚不清楚。
scenario-why-between-two = 两个机构之间可否签署协议，未见规则记载；由{ $one }与{ $other }自行商定。

# 尚不清楚的事项。
scenario-unknown-rules = { $agreement }如何接纳成员，未见记载。
scenario-unknown-other = { $body }是否愿意签署此类协议、以何种条件签署，未见记载。
scenario-unknown-body = 与{ $place }的哪一机构商定，未见记载。
scenario-unknown-effect = 此类文件可承认何种内容，未见记载。
scenario-other-body = 同一国家或地区的{ $body }已在{ $agreement }中；成员通常为本辖区内唯一的权威机构。

# 设想的前提。
scenario-assumes-join = 设想：自{ $day }起，{ $body }为{ $agreement }正式成员，由此产生本图谱规则赋予正式成员的全部效果。
scenario-assumes-sign = 设想：{ $one }与{ $other }签署互认协议，自{ $day }起实施，双方各自承认对方名册所列的职业工程师，不限专业，不附其他条件。

# 机构的下一步。
best-summary = { $steps ->
    [0] { $body }可加入的协议和尚待落实的意向均未见记载。
   *[other] { $body }可迈出的各步中，以{ $first }居首：{ $opens }。
  }
best-opens = { $number ->
    [0] 不新增可通达的国家和地区
   *[other] 可新增{ $number }个目前尚未通达的国家和地区（{ $places }）
  }
best-join = 加入{ $agreement }
best-sign = 与{ $other }签署互认协议
best-standards = 与{ $place }的机构互认标准
best-explained = 得分仅用于排序：{ $weights }。
best-weight = { $factor }每项{ $weight }分（至多计{ $most }项）
best-weight-basis = { $factor }（{ $basis }）每项{ $weight }分（至多计{ $most }项）

# 页面。
scenario-title = 设想：{ $steps }
scenario-yes = 是
scenario-aim-met = { $aim }（已有落实记载）
best-title = { $body }的下一步
