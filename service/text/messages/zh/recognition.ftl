# 答复的第一句。
recognition-same-side = 双方同为{ $origin }：不涉及不同国家和地区之间的互认。
recognition-routes = 截至{ $day }，已收录{ $count }项协议，可作为{ $origin }{ $engineer }资格在{ $destination }按条件获得承认的依据。{ $caveats }{ $unsaid }资格得到承认不等于取得执业许可。
recognition-no-route = 截至{ $day }，未见{ $destination }承认{ $origin }{ $engineer }资格的协议记载。{ $degrees ->
    [engineer] 学历可依教育认证协议得到承认，但不及于工程师资格。
    [other] 学历可依教育认证协议得到承认，{ $level ->
       *[other] 但不及于职业资格
      }。
   *[none] {""}
  }{ $unsaid }未收录不等于不存在。

# 读第一句时不可忽略的事项：仅有一项协议时，或多项中的若干项。
caveat-unclear = { $routes ->
    [1] 该协议现是否实施，未见记载。
   *[other] 其中{ $number }项现是否实施，未见记载。
  }
caveat-possible = { $routes ->
    [1] 按所记日期，所问时点是否已有该协议尚不能确定。
   *[other] 按所记日期，其中{ $number }项在所问时点是否成立尚不能确定。
  }
# 其中仅限于某州、省等区域的。
caveat-part-destination = { $routes ->
    [1] 仅限{ $part }。
   *[other] 其中{ $count }项仅限{ $part }。
  }
caveat-part-origin = { $routes ->
    [1] 仅限{ $part }的工程师。
   *[other] 其中{ $count }项仅限{ $part }的工程师。
  }
# 称为互认、但未见来源载明承认内容的协议，不计入上述各项。
recognition-unsaid = 另有{ $count }项协议称为互认，但未见来源载明在该方向上承认何种内容。
caveat-listed = { $routes ->
    [1] 该协议限于所列专业。
   *[other] 其中{ $number }项限于所列专业。
  }

# 该方向上承认的内容；未见来源载明时的办法。
route-recognises = { $recorded ->
    [yes] 承认内容：{ $things }。
   *[no] 该方向上承认何种内容，未见记载。
  }
route-to-ask = 须向双方机构了解协议给予何种承认：未见来源载明。

# 协议在所问时点的状态。
agreement-state = { $signature ->
    [recorded] { $signed }签署
   *[other] 签署日期未见记载
  }{ $operation ->
    [later] ；其后于{ $in_force }起实施
    [begun] ；自{ $in_force }起实施
   *[other] {""}
  }{ $state ->
    [ended] ；其后于{ $ended }终止
    [in-force] ；有来源表明其正在实施
    [signed] ；是否生效未见记载
    [unknown] ；曾有该协议，现是否实施未见记载
   *[other] {""}
  }。

# 协议所列专业、一方名册所设专业与所问专业的对应。
specialty-in-agreement = { $match ->
    [listed] 协议列有该专业。
    [broader] 协议列有该专业的上位领域。
    [discipline] 协议列有与该专业对应的专业领域；对应关系由本图谱给出。
    [not-listed] 所收录的专业清单中没有该专业。
   *[not-recorded] 协议涵盖哪些专业，未见记载。
  }
specialty-in-register = { $place }：该专业{ $match ->
    [listed] 属于其名册所设专业
    [broader] 可归入其名册所设的上位专业
    [discipline] 按本图谱的对应关系，与其名册所设专业相对应
    [not-listed] 不在已收录的名册专业之列
   *[not-recorded] 是否在其名册之列尚不清楚：名册所设专业未见记载
  }。
agreement-lists = 协议所列专业：{ $specialties }。

# 参与关系代表何方。
body-not-named = 来源只载明{ $place }，未载明在当地执行该协议的机构。
body-of-a-part = { $body }仅代表{ $part }，不及于{ $place }其他地区。

# 协议何以不构成互认途径。
gap = { $agreement }：{ $what }。
gap-not-full = 有一方的地位未达到要求
gap-not-full-side = { $status ->
    [unknown] 来源提及{ $body }，但未载明其地位
    [former] { $body }仅有曾为成员的记载，所问时点的地位不明
    [suspended] { $body }的成员资格已中止
   *[other] { $body }为{ $label }，尚非正式成员
  }
gap-not-listed = 双方均在其中，但所收录的专业清单中没有所问专业
gap-not-yet = 该协议晚于所问时点才开始（{ $start }）
gap-joins = { $body }晚于所问时点才加入（{ $start }）
gap-applied = { $body }已提出申请，未见获接纳的记载
gap-lapsed = { $end ->
    [recorded] 该协议至所问时点已经终止（{ $ended }）
   *[other] 该协议至所问时点已经终止（终止日期未见记载）
  }
gap-left = { $body }曾为{ $status ->
   *[other] { $was }
  }，已不在其中{ $end ->
    [recorded] （终止于{ $ended }）
   *[other] （终止日期未见记载）
  }
gap-other-way = 仅适用于相反方向，未见{ $place }依该协议承认对方资格的记载
gap-absent = 尚缺一方加入：未见{ $place }的机构加入的记载
gap-not-eligible = 仅限{ $forum }经济体，未见{ $place }为其经济体的记载

# 页面。
recognition-title = 工程师资格互认：{ $origin }至{ $destination }
recognition-route-heading = { $basis }：{ $agreement }
recognition-specialty = 专业：{ $specialty }。
recognition-standing = 双方地位
recognition-certainty = **{ $title }**：{ $certainty }（{ $meaning }）。
certainty-meaning = { $certainty ->
    [certain] 来源足以证明所问时点的情况
    [presumed] 记载早于所问时点，且无来源称其已终止
   *[possible] 所记日期不足以确定
  }
tie-line = { $agreement }（{ $kind }；{ $signature ->
    [recorded] { $signed }签署
   *[other] 签署日期未见记载
  }）
agreement-state-title = 状态

# 附数值的条件，例如“取得学历后的实务经验（8年）”。
condition-amount = { $text }（{ $unit ->
    [years] { $value }年
    [months] { $value }个月
    [hours] { $value }小时
    [minutes] { $value }分钟
    [persons] { $value }人
    [supporters] { $value }名支持者
    [unit] { $value }项
   *[other] { $value } { $unit }
  }）
