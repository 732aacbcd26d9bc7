# Documents for Word and Excel that are made from pages.
docx-foot = Accord Atlas · release { $release }, data of { $day } · page { $page } of { $pages }
document-sheet = Briefing
