# 概况：国家或地区、机构、协议。
profile-title = { $name }：概况
# 全篇只在此处说明未收录之义。
profile-lead = 时点{ $day }；发布版 { $release }，数据日期{ $data }。未收录不等于不存在。
profile-column-what = 项目
profile-column-number = 数值
profile-column-when = 时间
profile-column-whose = 机构
profile-column-source = 来源
profile-column-intention = 意向
profile-column-outcome = 结果
profile-column-verdict = 综合判断
profile-column-why = 说明
profile-column-event = 事件
profile-several = { $numbers }（分项）
profile-noted = { $what }（{ $note }）
profile-about = { $comparator }{ $value }
profile-unit = { $value }{ $unit }
profile-part = 仅限{ $part }
profile-more-ties = 另有不含互认的合作关系{ $number }项，此处未逐一列出。
profile-link = { $title }：{ $address }

# 第一句。
profile-body = { $body }{ $acronym ->
    [none] {""}
   *[other] （{ $acronym }）
  }{ $state ->
    [over] 曾是
   *[stands] 是
  }{ $placed ->
    [yes] { $place }的
   *[no] {""}
  }{ $kind }{ $founded ->
    [none] {""}
   *[other] ，{ $founded }成立
  }{ $state ->
    [over] { $ended ->
        [none] ，现已不存在
       *[other] ，{ $ended }终止
      }
   *[stands] {""}
  }；截至{ $day }，{ $agreements ->
    [0] 未见其参加的协议
   *[other] 参加{ $agreements }项协议
  }{ $full ->
    [0] {""}
   *[other] { $agreements ->
        [1] ，为正式成员
       *[other] ，其中在{ $full }项多边协议中为正式成员
      }
  }{ $partners ->
    [0] {""}
    [1] ，与一个国家或地区的机构有双边协议
   *[other] ，与{ $partners }个国家和地区的机构有双边协议
  }。{ $possible ->
    [0] {""}
   *[other] 另有{ $possible }项，是否成立尚不能确定。
  }
profile-agreement = { $agreement }{ $state ->
    [over] 曾是
   *[other] 是
  }{ $sides ->
    [one] { $parties }的
    [some] { $parties }之间的
   *[many] {""}
  }{ $kind }{ $begun ->
    [none] {""}
   *[other] ，{ $begun }{ $signed ->
        [yes] 签署
       *[no] 起实施
      }
  }，{ $recognises }；截至{ $day }，{ $state ->
    [over] { $ended ->
        [none] 已终止
       *[other] 已终止（{ $ended }）
      }
    [before] 尚未订立
   *[stands] { $joined ->
        [yes] { $full ->
            [0] 未见正式成员
           *[other] 有{ $full }个国家和地区为正式成员
          }{ $others ->
            [0] {""}
           *[other] ，{ $others }个为预备成员或其他成员
          }{ $possible ->
            [0] {""}
           *[other] ，另有{ $possible }个是否为成员尚不能确定
          }
       *[no] { $sides ->
            [one] {""}
            [some] {""}
           *[many] { $members ->
                [0] {""}
               *[other] 涉及{ $members }个国家和地区，
              }
          }存续（{ $sureness }）
      }
  }。
profile-recognises-things = 承认内容为{ $things }
profile-recognises-unsaid = 未见来源载明承认何种内容
profile-recognises-nothing = 不产生资格承认
profile-recognises-none = 未见其承认资格的记载

profile-international = 国际性{ $kind }

# 主要数据。
profile-agreements = 所参加的协议：{ $basis }
profile-partners = 有双边协议的国家和地区
profile-seats = 占有席位的多边协议
profile-recognised-in = 依现有途径承认其工程师的国家和地区
profile-recognises = 其依现有途径承认工程师的国家和地区
profile-bodies = 收录的机构
profile-full-members = 正式成员（国家和地区）
profile-other-members = 预备成员及其他成员（国家和地区）
profile-possible-members = 是否为成员尚不能确定者（国家和地区）
profile-parties = 参加的国家和地区
profile-votes = 有表决权的席位
profile-number-under = { $metric }（{ $agreement }）

# 与对方。
profile-shared = { $number ->
    [0] 未见与{ $counterpart }的机构共同参加的协议。
   *[other] 与{ $counterpart }的机构共同参加{ $number }项协议：{ $agreements }{ $more ->
        [0] {""}
       *[other] 等
      }。
  }
profile-place = { $body }，{ $status }，{ $time }（{ $sureness }）
profile-in-it = { $place }的机构在其中：{ $line }。
profile-not-in-it = { $kind ->
    [was] { $place }的机构曾参加，该日已不在其中。
    [open] 未见{ $place }的机构参加；该协议可供{ $place }的机构申请加入。
   *[closed] 未见{ $place }的机构参加。
  }
profile-ways-engineers = { $way ->
    [both] 依本协议，{ $counterpart }与{ $places }的工程师资格可按条件相互获得承认
    [from] 依本协议，{ $places }的工程师资格可按条件在{ $counterpart }获得承认
   *[to] 依本协议，{ $counterpart }的工程师资格可按条件在{ $places }获得承认
  }。{ $number ->
    [1] {""}
   *[other] 共{ $number }个国家和地区。
  }资格得到承认不等于取得执业许可。
profile-ways-degrees = { $way ->
    [both] 依本协议，{ $counterpart }与{ $places }经认证专业的学历可相互承认
    [from] 依本协议，{ $places }经认证专业的学历可在{ $counterpart }获得承认
   *[to] 依本协议，{ $counterpart }经认证专业的学历可在{ $places }获得承认
  }。{ $number ->
    [1] {""}
   *[other] 共{ $number }个国家和地区。
  }不及于工程师资格。
profile-ways-silent = 称为互认，但未见来源载明{ $way ->
    [both] { $counterpart }与{ $places }相互承认何种内容
    [from] { $counterpart }承认{ $places }何种内容
   *[to] { $places }承认{ $counterpart }何种内容
  }。

# 尚不清楚的事项。
profile-gap-founded = 成立时间未见记载。
profile-gap-no-place = { $kind ->
    [agreement] 该日的参加方未见记载。
   *[other] 该日未见其参加的任何协议。
  }
profile-gap-signed = 签署或实施时间未见记载。
profile-gap-status = 现是否实施未见记载。
profile-gap-recognised = 承认何种内容未见记载。
profile-gap-rules = 加入规则未见记载。
profile-gap-numbers = 名册上的工程师人数未见记载：{ $agreements }。
profile-gap-search = 曾查找：{ $question }——{ $finding }

# 进一步查询。
profile-next-dossier = { $place }的完整档案
profile-next-recognition = { $to }承认{ $origin }工程师的何种资格
profile-next-compare = { $one }与{ $other }逐项比较
profile-next-gaps = { $place }在多边协议中的位置与缺口
profile-next-map = { $place }及其伙伴（地图）
profile-next-targets = 通知的目标与意向及其落实情况
profile-next-accession = { $body }加入{ $agreement }尚缺什么、谁可提名
profile-next-scenario = 假设{ $body }加入{ $agreement }会带来什么
profile-next-members = 当日全部成员及起止时间
profile-next-provisions = 承认内容及其方向
profile-next-profile = { $name }的概况
profile-next-network = 关联网络
profile-next-changes = 十年来的变化
