package scaffold

// questions are the questions and remarks of the interview in one language.
type questions struct {
	title, date, locality, event           string
	award, moreAwards, by, period          string
	kind, moreKinds, count                 string
	typeNumber, typeAgain, unknown         string // of a choice of names
	notInForce, unknownKind, duplicateKind string
}

func questionsFor(lang string) questions {
	if lang == "en" {
		return englishQuestions
	}
	return vietnameseQuestions
}

var vietnameseQuestions = questions{
	title:         "Tiêu đề",
	date:          "Ngày đăng",
	locality:      "Địa phương (gõ một phần tên; Enter là bỏ qua)",
	event:         "Loại sự kiện: tổng kết, phát động, … (Enter là bỏ qua)",
	award:         "Khen thưởng (gõ một phần tên; Enter là không có)",
	moreAwards:    "Khen thưởng nữa (Enter là hết)",
	by:            "Ai trao (gõ một phần tên; Enter là không rõ)",
	period:        "Thời gian xét: 2023, 2017-2021, … (Enter là không rõ)",
	kind:          "Trao cho ai, gõ số, hoặc như “3 tập thể, 12 cá nhân”; Enter là không rõ",
	moreKinds:     "Trao cho ai nữa (Enter là hết)",
	count:         "bao nhiêu: 12, hơn 50, nhiều; hoặc các tên, cách nhau bằng dấu chấm phẩy",
	typeNumber:    "Gõ số, hoặc gõ một phần tên khác",
	typeAgain:     "Gõ lại lần nữa để dùng, hoặc gõ tên khác",
	unknown:       "  chưa có tên nào như “%s”",
	notInForce:    "  lưu ý: ngày ấy không có %s (%s)",
	unknownKind:   "  “%s” không phải một loại người nhận",
	duplicateKind: "  đã có %s rồi",
}

var englishQuestions = questions{
	title:         "Title",
	date:          "Date",
	locality:      "Locality (type part of its name; Enter to skip)",
	event:         "Kind of event: tổng kết, phát động, … (Enter to skip)",
	award:         "Award (type part of its name; Enter for none)",
	moreAwards:    "Another award (Enter when done)",
	by:            "Conferred by (type part of the name; Enter if unknown)",
	period:        "Period: 2023, 2017-2021, … (Enter if unknown)",
	kind:          "Conferred on, type a number, or such as “3 tập thể, 12 cá nhân”; Enter if unknown",
	moreKinds:     "Conferred on, further (Enter when done)",
	count:         "how many: 12, hơn 50, nhiều; or names, divided by semicolons",
	typeNumber:    "Type a number, or part of another name",
	typeAgain:     "Type it again to use it, or another name",
	unknown:       "  there is no name like “%s” yet",
	notInForce:    "  note: there was no %s on that day (%s)",
	unknownKind:   "  “%s” is no kind of recipient",
	duplicateKind: "  %s are there already",
}
