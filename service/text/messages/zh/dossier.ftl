# 国别档案。
dossier-title = { $place }：工程师互认国别情况
# 用于不属国家的地区。
dossier-title-region = { $place }：工程师互认情况
dossier-lead = 以{ $counterpart }为对方，时点：{ $day }。发布版 { $release }，数据日期{ $data }。未收录不等于不存在。
dossier-nearest = 最接近的途径
dossier-yes = 是
dossier-no-record = 未见记载
dossier-others = { $number }方

dossier-bodies-description = 已收录的该国家或地区机构。
dossier-participations-description = 全部有记载的地位，含过往者；参与状态、确定程度及其依据均就所问时点而言，空白表示当日必不成立。
dossier-agreements-description = 其机构参加的协议，与对方的在前；并列所问时点其机构在协议中、双方同在协议中的确定程度及其依据。
dossier-intentions-description = 每项意向及其结果。
dossier-disciplines-description = 以已收录者为限。
dossier-gaps-description = 资料缺口。未收录不等于不存在。
dossier-routes = 互认路径
dossier-routes-description = 职业工程师资格的互认路径（双向）；资格得到承认不等于取得执业许可。

dossier-intended = 2022年通知的意向：{ $intention }——{ $outcome }。
dossier-shared = 与{ $counterpart }共同参加的协议：{ $agreements }。
dossier-shared-agreement = { $agreement }（{ $kind }，{ $sureness }）
dossier-nomination = { $here }有机构是{ $agreements }的正式成员，可提名{ $there }的机构加入并参加表决。

dossier-gap-nothing = 未收录{ $place }机构参加的任何协议；这不表明没有此类协议。
dossier-gap-undated = 起始时间未见记载：{ $agreements }。
dossier-gap-unnamed = 来源未载明机构：{ $agreements }。
dossier-gap-unclear = 见于记载但地位不明：{ $agreements }。
dossier-gap-weak = 仅有可信度低的来源：{ $agreements }。
dossier-gap-disciplines = 名册所设专业未见记载：{ $agreements }。
dossier-gap-names = 未见中文名称：{ $names }。
