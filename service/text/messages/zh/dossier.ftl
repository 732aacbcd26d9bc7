# 国别档案。
dossier-title = { $place }：工程师互认国别情况
# 用于不属国家的地区。
dossier-title-region = { $place }：工程师互认情况
# 时点已见于第一句；全篇只在此处说明未收录之义。
dossier-lead = { $own ->
    [own] {""}
   *[other] 以{ $counterpart }为对方。
  }发布版 { $release }，数据日期{ $data }。未收录不等于不存在。
dossier-nearest = 最接近的途径
dossier-yes = 是
dossier-no-record = 未见记载
dossier-source-number = [{ $number }]
dossier-source-separator = {""}

# 第一句：已有的内容。
dossier-summary = 截至{ $day }，{ $place }的机构参加{ $agreements }项协议{ $full ->
    [0] {""}
   *[other] ，其中在{ $full }项多边协议中为正式成员
  }{ $own ->
    [own] { $partners ->
        [0] {""}
       *[other] ；与{ $partners }个国家和地区有双边协议
      }
   *[other] { $shared ->
        [0] {""}
       *[other] ；与{ $counterpart }共同参加{ $shared }项
      }
  }。{ $possible ->
    [0] {""}
   *[other] 另有{ $possible }项，是否成立尚不能确定。
  }
dossier-summary-few = 截至{ $day }，已收录{ $place }的{ $what }。
dossier-summary-nothing = 截至{ $day }，尚未收录{ $place }的机构、协议或大事。
dossier-number-bodies = { $number }个机构
dossier-number-possible = { $number }项尚不能确定是否成立的协议
dossier-number-past = { $number }项其他时期的协议
dossier-number-events = { $number }件大事

# 要点：已有者在前，未见记载者在后。
dossier-engineers = { $way ->
    [outbound] 可作为{ $here }职业工程师资格在{ $there }按条件获得承认依据的协议
    [inbound] 可作为{ $there }职业工程师资格在{ $here }按条件获得承认依据的协议
   *[both] 可作为双方职业工程师资格按条件相互承认依据的协议
  }：{ $agreements }。{ $again ->
    [yes] {""}
   *[no] 资格得到承认不等于取得执业许可。
  }
dossier-unsaid = 称为互认、但未见来源载明{ $way ->
    [outbound] { $there }承认{ $here }何种内容
    [inbound] { $here }承认{ $there }何种内容
   *[both] 承认何种内容
  }的协议：{ $agreements }。
dossier-degrees = { $way ->
    [outbound] { $here }经认证专业的学历可在{ $there }获得承认
    [inbound] { $there }经认证专业的学历可在{ $here }获得承认
   *[both] 双方经认证专业的学历可相互承认
  }，但不及于工程师资格，依据：{ $agreements }。
dossier-way = { $agreement }（{ $limits }）
dossier-way-part = { $end ->
    [origin] 仅限{ $part }的工程师
   *[destination] 仅限{ $part }
  }
dossier-way-fields = 限于所列专业
dossier-way-unclear = 现是否实施未见记载
dossier-no-way = { $way ->
    [outbound] 未见{ $there }承认{ $here }职业工程师资格的协议。
    [inbound] 未见{ $here }承认{ $there }职业工程师资格的协议。
    [nothing] 未见{ $here }与{ $there }共同参加的协议。
   *[both] 未见{ $here }与{ $there }相互承认职业工程师资格的协议。
  }
dossier-intended = { $years }年通知的意向：{ $intention }——{ $outcome }。
dossier-intended-judged = { $years }年通知的意向：{ $intention }——{ $outcome }；综合所见证据的判断：{ $verdict }。
dossier-shared = { $more ->
    [yes] 与{ $counterpart }共同参加的其他协议
   *[no] 与{ $counterpart }共同参加的协议
  }：{ $agreements }。
dossier-shared-ties = 与{ $counterpart }另有不涉及资格承认的合作文件{ $number }项。
dossier-shared-agreement = { $agreement }（{ $kind }，{ $sureness }）
dossier-nomination = { $here }有机构是{ $agreements }的正式成员，可提名{ $there }的机构加入并参加表决。
dossier-latest = 双方最近的往来：{ $day }，{ $event }。
dossier-own-recognising = 与{ $number }个国家和地区有涉及工程师资格承认的双边协议：{ $partners }。
dossier-own-silent = 与{ $number }个国家和地区有称为互认、但未见来源载明承认内容的双边协议：{ $partners }。
dossier-own-partner = { $place }（{ $number }项，{ $sureness }）
dossier-own-partners = 另与{ $number }个国家和地区有合作协议或备忘录，不涉及资格承认：{ $partners }。
dossier-own-possible = 与{ $number }个国家和地区有是否成立尚不能确定的合作文件：{ $partners }。
dossier-own-memberships = 多边协议：{ $agreements }。
dossier-own-member = { $agreement }（{ $status }，{ $sureness }）
dossier-own-intended = { $years }年通知的国际合作意向共{ $number }项：{ $counts }。
dossier-own-latest = 最近的对外往来：{ $day }，{ $event }。

# 各部分：工作簿的各表与页面的各节。
dossier-bodies-description = 已收录的该国家或地区机构，参加协议多者在前。
dossier-participations-description = 全部有记载的地位，含过往者；参与状态、确定程度及其依据均就所问时点而言，空白表示当日必不成立。
dossier-agreements-description = 其机构参加的协议，与对方的在前；并列所问时点其机构在协议中、双方同在协议中的确定程度及其依据。
dossier-partners-description = 所问时点与其有双边协议的国家和地区；另列其中涉及工程师资格承认的协议。
dossier-events-description = 涉及该国家或地区、其机构或其双边协议的事件，按时间排列；没有日期的在后。
dossier-intentions-description = 每项意向及其结果；通知印发以前无意向可言。
dossier-disciplines-description = 以已收录者为限。
dossier-gaps-description = 资料缺口。
dossier-sources-description = 各表所据来源，每个来源一行，编号与页面相同。
dossier-routes = 互认路径
dossier-routes-description = 职业工程师资格的互认路径（双向）；资格得到承认不等于取得执业许可。
dossier-shared-heading = 与{ $counterpart }共同参加的协议
dossier-members-heading = 在多边协议中的地位
dossier-two-sided-heading = { $own ->
    [own] 双边协议
   *[other] 其他双边协议
  }
dossier-both-ways = 双向
dossier-one-way = { $origin }→{ $destination }
dossier-more-bodies = 另收录{ $number }个未见参加协议的机构，工作簿中列有全部机构。
dossier-body-not-named = 来源未载明
dossier-not-then = { $when ->
    [later] 尚未开始
   *[ended] 已终止
  }

dossier-gap-nothing = 未收录{ $place }机构参加的任何协议。
dossier-gap-undated = 起始时间未见记载：{ $agreements }。
dossier-gap-unnamed = 来源未载明机构：{ $agreements }。
dossier-gap-unclear = 见于记载但地位不明：{ $agreements }。
dossier-gap-weak = 仅有可信度低的来源：{ $agreements }。
dossier-gap-disciplines = 名册所设专业未见记载：{ $agreements }。
dossier-gap-names = 未见中文名称：{ $names }。
