package diag

// Code names a kind of problem: for example, unknown-locality. Codes do not change, so that scripts and editors can
// rely on them.
type Code string

// Texts holds the texts of a code in one language. Message and Hint have placeholders {0}, {1}, … for the arguments of
// a problem; Explain is the longer text that `bangvang explain CODE` prints.
type Texts struct {
	Message, Hint, Explain string
}

// Definition is the entry of a code in [Codes]: its severity and its texts in Vietnamese and English.
type Definition struct {
	Severity Severity
	VI, EN   Texts
}

// Codes of problems of the files that the site reads. [Codes] has the texts of each code of this package.
const (
	NotUTF8          Code = "not-utf8"
	OldEncoding      Code = "old-encoding"
	ControlCharacter Code = "control-character"
	HiddenCharacter  Code = "hidden-character"
	ForeignBreak     Code = "foreign-break"
	LostCharacter    Code = "lost-character"
	MixedScript      Code = "mixed-script"
	FileTooLarge     Code = "file-too-large"
	Unreadable       Code = "unreadable"
	EmptyFile        Code = "empty-file"
	TwinFile         Code = "twin-file"
	UnportableName   Code = "unportable-name"
	LinkedFile       Code = "linked-file"
	TextArticle      Code = "text-article"
	LeftOut          Code = "left-out"
	SameArticle      Code = "same-article"
	ConflictMarker   Code = "conflict-marker"
)

// Codes of problems of a roll as data, of this site or of another.
const (
	BadJSON      Code = "bad-json"
	BadField     Code = "bad-field"
	MissingField Code = "missing-field"
	UnknownField Code = "unknown-field"
	DataConflict Code = "data-conflict"
	NoLicense    Code = "no-license"
)

// Codes of problems of front matter and settings.
const (
	NoFrontMatter       Code = "no-front-matter"
	UnclosedFrontMatter Code = "unclosed-front-matter"
	ForeignFrontMatter  Code = "foreign-front-matter"
	YAMLSyntax          Code = "yaml-syntax"
	YAMLColon           Code = "yaml-colon"
	YAMLStart           Code = "yaml-start"
	YAMLAfterQuote      Code = "yaml-after-quote"
	YAMLUnclosed        Code = "yaml-unclosed"
	YAMLFlow            Code = "yaml-flow"
	YAMLNoColon         Code = "yaml-no-colon"
	YAMLIndent          Code = "yaml-indent"
	ItemMark            Code = "item-mark"
	YAMLTab             Code = "yaml-tab"
	YAMLBlank           Code = "yaml-blank"
	CurlyQuotes         Code = "curly-quotes"
	YAMLDocuments       Code = "yaml-documents"
	YAMLTooLarge        Code = "yaml-too-large"
	YAMLTooDeep         Code = "yaml-too-deep"
	TooManyItems        Code = "too-many-items"
	OverBudget          Code = "over-budget"
	UnknownKey          Code = "unknown-key"
	DuplicateKey        Code = "duplicate-key"
	MissingKey          Code = "missing-key"
	NotText             Code = "not-text"
	NotList             Code = "not-list"
	NotMap              Code = "not-map"
	NotBool             Code = "not-bool"
	NotNumber           Code = "not-number"
	BadDate             Code = "bad-date"
	WrongWeekday        Code = "wrong-weekday"
	FarDate             Code = "far-date"
	DateOrder           Code = "date-order"
	EventDays           Code = "event-days"
	EventStart          Code = "event-start"
	FutureRevision      Code = "future-revision"
	BadValue            Code = "bad-value"
	BadFolder           Code = "bad-folder"
	DuplicateEntry      Code = "duplicate-entry"
	UnlistedName        Code = "unlisted-name"
	BadURL              Code = "bad-url"
	DottedNumber        Code = "dotted-number"
	BadCount            Code = "bad-count"
	BadPeriod           Code = "bad-period"
	BadAmount           Code = "bad-amount"
	BadResult           Code = "bad-result"
	UnknownDecision     Code = "unknown-decision"
	UnusedDecision      Code = "unused-decision"
	DuplicateDecision   Code = "duplicate-decision"
	OddName             Code = "odd-name"
	NamePrefix          Code = "name-prefix"
	UnknownRecipient    Code = "unknown-recipient"
	PersonalData        Code = "personal-data"
	NoBaseURL           Code = "no-base-url"
	ValueComment        Code = "value-comment"
	HTMLEntity          Code = "html-entity"
	CommaList           Code = "comma-list"
)

// Codes of problems of the text of an article.
const (
	EmptySummary Code = "empty-summary"
	Unwritten    Code = "unwritten"
	LongTitle    Code = "long-title"
	RawHTML      Code = "raw-html"
	UnsafeLink   Code = "unsafe-link"
	LocalFile    Code = "local-file"
	SpacedLink   Code = "spaced-link"
	MissingAlt   Code = "missing-alt"
	DenseMarkup  Code = "dense-markup"
)

// Codes of problems of the text of an article where readers would see something that no author means.
const (
	LostCell          Code = "lost-cell"
	LostText          Code = "lost-text"
	UnusedLink        Code = "unused-link"
	UnknownFootnote   Code = "unknown-footnote"
	UnusedFootnote    Code = "unused-footnote"
	DuplicateFootnote Code = "duplicate-footnote"
	StrayEmphasis     Code = "stray-emphasis"
	ListMark          Code = "list-mark"
	MalformedLink     Code = "malformed-link"
	PastedTable       Code = "pasted-table"
	TableDelimiter    Code = "table-delimiter"
	IndentedText      Code = "indented-text"
	RepeatedTitle     Code = "repeated-title"
	SkippedLevel      Code = "skipped-level"
	ForeignMarkup     Code = "foreign-markup"
	HTMLComment       Code = "html-comment"
	OpenComment       Code = "open-comment"
)

// Codes of problems of the names of localities and honours, and of their declarations.
const (
	UnknownLocality    Code = "unknown-locality"
	AmbiguousLocality  Code = "ambiguous-locality"
	LocalityNotInForce Code = "locality-not-in-force"
	DuplicateLocality  Code = "duplicate-locality"
	LocalityCycle      Code = "locality-cycle"
	UnknownHonour      Code = "unknown-honour"
	DuplicateHonour    Code = "duplicate-honour"
	BadID              Code = "bad-id"
	DuplicateID        Code = "duplicate-id"
	UnsteadyID         Code = "unsteady-id"
	BadSameAs          Code = "bad-same-as"
	DuplicateBody      Code = "duplicate-body"
	UnknownBody        Code = "unknown-body"
	SameAward          Code = "same-award"
	UnresolvedBody     Code = "unresolved-conferrer"
)

// Codes of problems of awards that contradict the law.
const (
	AwardRecipient  Code = "award-recipient"
	AwardConferrer  Code = "award-conferrer"
	AwardRank       Code = "award-rank"
	AwardTime       Code = "award-time"
	AwardPeriod     Code = "award-period"
	AwardCount      Code = "award-count"
	AwardName       Code = "award-name"
	AwardSequence   Code = "award-sequence"
	DecisionDate    Code = "decision-date"
	CommentStray    Code = "comment-stray"
	CommentTooShort Code = "comment-too-short"
	ListFile        Code = "list-file"
	ListHeader      Code = "list-header"
	ListColumn      Code = "list-column"
	ListRow         Code = "list-row"
	ListCount       Code = "list-count"
	ListPublished   Code = "list-published"
)

// Codes of problems of awards that the text of an article states: StatedAward if the front matter has no such award,
// StatedCount if it has one, but with another number of recipients.
const (
	StatedAward Code = "stated-award"
	StatedCount Code = "stated-count"
)

// Codes of problems of the entire site.
const (
	DraftHeld        Code = "draft-held"
	FutureHeld       Code = "future-held"
	ExpiredHeld      Code = "expired-held"
	ArticleHeld      Code = "article-held"
	EmptySite        Code = "empty-site"
	AddressCollision Code = "address-collision"
	SlugSuffixed     Code = "slug-suffixed"
	BrokenLink       Code = "broken-link"
	BrokenAnchor     Code = "broken-anchor"
	HeldLink         Code = "held-link"
	HeldFile         Code = "held-file"
	UnlinkedFile     Code = "unlinked-file"
	OfficeFile       Code = "office-file"
	MissingPicture   Code = "missing-picture"
	OutsidePicture   Code = "outside-picture"
	NotPicture       Code = "not-picture"
	MissingLogo      Code = "missing-logo"
	BrokenMenu       Code = "broken-menu"
	MissingFile      Code = "missing-file"
	BrokenPicture    Code = "broken-picture"
	PictureTooLarge  Code = "picture-too-large"
	ActiveSVG        Code = "active-svg"
	ActiveFile       Code = "active-file"
	PrivateFile      Code = "private-file"
	UnprovenFile     Code = "unproven-file"
	PictureEnding    Code = "picture-ending"
	BadAlias         Code = "bad-alias"
	OwnAlias         Code = "own-alias"
	QueryAlias       Code = "query-alias"
	NameInAddress    Code = "name-in-address"
	NameInSettings   Code = "name-in-settings"
	NameInFile       Code = "name-in-file"
	UnknownTheme     Code = "unknown-theme"
	TemplateError    Code = "template-error"
	TemplateField    Code = "template-field"
	ThemeFile        Code = "theme-file"
	InlineStyle      Code = "inline-style"
	Unpaired         Code = "unpaired"
	MissingString    Code = "missing-string"
	MissingAsset     Code = "missing-asset"
	ForeignFile      Code = "foreign-file"
	DamagedManifest  Code = "damaged-manifest"
)

// Codes is the table of all problems that bangvang reports, with their texts for editors.
var Codes = map[Code]Definition{
	NotUTF8: {Error,
		Texts{"tệp không phải UTF-8: gặp byte {0}", "lưu lại tệp với mã UTF-8. Chữ của tệp viết bằng {1}, đọc ra là “{2}”. Chạy `bangvang check --fix` để đổi cả tệp từ {1} sang UTF-8", "Mọi tệp phải ở dạng UTF-8. Tệp lưu ở bảng mã khác (TCVN3, Latin-1, Windows-1258) sẽ mất dấu nếu đọc liều, nên bangvang dừng và chỉ chỗ byte đầu tiên không đọc được."},
		Texts{"the file is not UTF-8: found byte {0}", "save the file as UTF-8. Its text is in {1} and reads “{2}”. Run `bangvang check --fix` to change the whole file from {1} to UTF-8", "Every file must be UTF-8. A file in another encoding (TCVN3, Latin-1, Windows-1258) would lose its marks if it were guessed at, so bangvang stops at the first byte it cannot read."}},
	OldEncoding: {Error,
		Texts{"chữ của tệp viết bằng {0}; đọc ra là “{1}”", "chạy `bangvang check --fix --dry-run` để xem, `bangvang check --fix` để đổi cả tệp", "Chữ viết bằng phông .VnTime (TCVN3), VNI-Times (VNI), hoặc UTF-8 bị một chương trình đọc nhầm, vẫn là UTF-8 hợp lệ nhưng người đọc thấy “Héi nghÞ” thay cho “Hội nghị”. Chữ hoa có dấu của TCVN3 nằm ở phông chữ (.VnTimeH), chữ thường của tệp không giữ được: xem lại chữ hoa sau khi đổi."},
		Texts{"the text of the file is in {0}; it reads “{1}”", "run `bangvang check --fix --dry-run` to look, `bangvang check --fix` to change the whole file", "Text written with the fonts .VnTime (TCVN3) or VNI-Times (VNI), or UTF-8 that a program read as something else, is valid UTF-8, but readers see “Héi nghÞ” for “Hội nghị”. TCVN3 keeps capitals with marks in the font (.VnTimeH), which a file has not: look at capitals afterwards."}},
	ControlCharacter: {Error,
		Texts{"tệp có ký tự điều khiển {0}", "xoá ký tự này", "Ký tự điều khiển (NUL, ESC, …) không hiển thị được, không hợp lệ trong HTML và XML; thường lọt vào khi sao chép từ chương trình khác."},
		Texts{"the file has the control character {0}", "delete this character", "Control characters (NUL, ESC, …) cannot be shown and are not allowed in HTML and XML; they usually come in when text is copied from another program."}},
	HiddenCharacter: {Warning,
		Texts{"tệp có ký tự ẩn {0}", "xoá ký tự này; trang được dựng không có nó", "Ký tự ẩn không hiện ra nhưng làm đổi chữ quanh nó: ký tự đổi chiều chữ (U+202E) khiến người đọc thấy khác điều được viết, dấu cách rộng bằng không (U+200B) và dấu nối mềm của Word (U+00AD) khiến một tên tìm không ra. Chúng thường lọt vào khi sao chép từ mạng xã hội, và bị bỏ khỏi trang."},
		Texts{"the file has the hidden character {0}", "delete this character; the site is built without it", "A hidden character shows nothing and changes what stands around it: one that turns the direction of text (U+202E) makes people read what was not written, a space of no width (U+200B) and Word's soft hyphen (U+00AD) keep a name from being found. They usually come in with text copied from social networks, and are left out of the site."}},
	ForeignBreak: {Warning,
		Texts{"tệp có dấu ngắt dòng {0} của chương trình khác", "thay mỗi dấu ấy bằng một dấu cách, hoặc xuống dòng bằng phím Enter; trang được dựng có dấu cách ở đó", "Word và trang web có những dấu ngắt dòng, ngắt trang riêng (U+000B, U+000C, U+0085, U+2028, U+2029) không hiện ra. Dấu ấy ngăn hai tiếng, nên xoá nó thì “Hội” và “nghị” dính liền thành “Hộinghị”. bangvang đọc mỗi dấu là một dấu cách; cảnh báo ghi một lần cho mỗi tệp, ở dấu đầu tiên."},
		Texts{"the file has the line break {0} of another program", "write a blank in the place of each, or break the line with Enter; the site is built with a blank there", "Word and web pages have line and page breaks of their own (U+000B, U+000C, U+0085, U+2028, U+2029), which show nothing. They separate two words, and without them “award” and “news” become “awardnews”. bangvang reads each as a blank; the warning is given once for a file, at the first of them."}},
	LostCharacter: {Warning,
		Texts{"tệp có {0} chữ “�”: chữ ở đó đã mất khi tệp bị lưu sai mã", "lấy lại bản gốc của tệp rồi lưu với mã UTF-8, hoặc gõ lại những chữ ấy", "Chương trình đọc sai mã thay mỗi chữ nó không hiểu bằng dấu � (U+FFFD) rồi lưu lại, nên không máy nào đoán lại được. Bản gốc thường còn trong thư, trong thùng rác, hoặc trong lịch sử của git."},
		Texts{"the file has {0} times “�”: the letter there was lost when the file was saved in a wrong encoding", "go back to the original and save it as UTF-8, or type those letters again", "A program that reads a wrong encoding replaces each letter that it does not understand with � (U+FFFD), so that nothing can restore it. The original is often still in a mail, the bin, or the history of git."}},
	MixedScript: {Warning,
		Texts{"“{0}” trông như “{1}” nhưng có chữ cái của bảng chữ khác", "gõ lại: {1}", "Chữ о của tiếng Nga, chữ ο của tiếng Hy Lạp, chữ Ｔ rộng trông như chữ Việt nhưng là ký tự khác: tên viết như vậy có địa chỉ khác, thành một chủ đề, một người khác, và tìm không ra. Điều này cũng dùng để giả một tên có sẵn."},
		Texts{"“{0}” looks like “{1}” but has letters of another alphabet", "type it again: {1}", "The о of Russian, the ο of Greek, a wide Ｔ look like Latin letters and are other characters: a name so written has another address, becomes another tag, another person, and search does not find it. It is also a way to pass for a name that exists."}},
	FileTooLarge: {Error,
		Texts{"tệp lớn hơn {0}", "chia tệp ra, hoặc để phần lớn ấy trong một tệp đính kèm", "Bài viết và tệp YAML được đọc trọn vào bộ nhớ. Không bài nào viết tay tới mức ấy."},
		Texts{"the file is larger than {0}", "divide it, or put most of it into a file that the article links to", "Articles and YAML files are read into memory as a whole. Nothing that people write comes near that."}},
	Unreadable: {Error,
		Texts{"không đọc được tệp: {0}", "kiểm tra tên tệp, quyền đọc và liên kết", "Tệp có trong thư mục nhưng không mở được: thiếu quyền, liên kết hỏng, hoặc liên kết chỉ ra ngoài trang."},
		Texts{"cannot read the file: {0}", "check the file's name, its permissions and links", "The file is listed in its folder but cannot be opened: no permission, a broken link, or a link that leads out of the site."}},
	EmptyFile: {Error,
		Texts{"tệp rỗng", "dùng `bangvang new article \"Tiêu đề\"` để tạo bài có sẵn phần đầu", "Một bài viết cần ít nhất phần đầu (front matter) với title và date."},
		Texts{"the file is empty", "use `bangvang new article \"Title\"` to start with a front matter", "An article needs at least a front matter with title and date."}},

	TwinFile: {Error,
		Texts{"có hai tệp cùng tên, chỉ khác cách mã hoá dấu hoặc đuôi tên", "giữ một, xoá tệp kia; tệp được đọc là {0}", "macOS có thể ghi tên tệp ở dạng dấu rời (NFD), Windows và Linux ở dạng dựng sẵn (NFC). Hai tệp trông cùng tên như vậy có cùng một địa chỉ; bangvang đọc một và không đọc tệp kia. bai.md và bai.markdown cũng vậy."},
		Texts{"two files have this name; only the encoding of marks or the ending differs", "keep one and delete the other; the one that is read is {0}", "macOS may write names with their marks apart (NFD), Windows and Linux write them composed (NFC). Two such files look alike and have one address; bangvang reads one and leaves the other out. So do bai.md and bai.markdown."}},

	TextArticle: {Error,
		Texts{"{0}: có phải {1}?", "đổi tên tệp thành {1}; Windows: trong File Explorer chọn View → Show → File name extensions để thấy đuôi .txt", "Notepad thêm .txt vào tên tệp, và Windows giấu đuôi ấy đi. Tệp .txt mở đầu bằng phần đầu của bài (---) không được đọc như bài viết; đăng nguyên lên thì người đọc thấy cả phần đầu."},
		Texts{"{0}: did you mean {1}?", "rename the file to {1}; on Windows choose View → Show → File name extensions in File Explorer to see the ending .txt", "Notepad appends .txt to the name, and Windows hides that ending. A .txt that begins with a front matter (---) is not read as an article, and published as it is it would show the front matter to readers."}},
	LeftOut: {Hint,
		Texts{"{0} bài (.md) ở “{1}” không được đọc: tên bắt đầu bằng dấu gạch dưới", "muốn đăng thì đổi tên thành “{2}”", "bangvang để ngoài mọi tệp và thư mục có tên bắt đầu bằng . hoặc _. Jekyll và Hugo dùng _posts/, _drafts/, _index.md: bài ở đó phải dời ra, ví dụ vào content/2024/01/."},
		Texts{"articles (.md) left out of “{1}”: {0}; its name begins with an underscore", "to publish them, rename it to “{2}”", "bangvang leaves out every file and folder whose name begins with . or _. Jekyll and Hugo have _posts/, _drafts/ and _index.md: move their articles, for example to content/2024/01/."}},
	SameArticle: {Warning,
		Texts{"bài này có vẻ là bản sao của {0}", "giữ một, xoá tệp kia; nếu là hai bài thật thì đổi tên tệp và tiêu đề", "Windows, Google Drive, Dropbox làm ra “bai (1).md”, “bai - Copy.md”, “bai - Bản sao.md”, “bai (conflicted copy).md”. Hai tệp như vậy cùng tiêu đề và ngày, hoặc cùng nội dung, thành hai bài, và khen thưởng được tính hai lần."},
		Texts{"this article seems to be a copy of {0}", "keep one and delete the other; if they are two articles, change the name of the file and the title", "Windows, Google Drive and Dropbox make “bai (1).md”, “bai - Copy.md”, “bai (conflicted copy).md”. Two such files with one title and date, or one text, become two articles, and their awards count twice."}},
	UnportableName: {Warning,
		Texts{"Windows không chứa được tên “{0}”", "đổi tên; nếu là bài đã đăng, ghi địa chỉ cũ vào aliases", "Trên Windows, kho bài có tên như vậy không tải về được. Tên tệp và thư mục không chứa < > : \" / \\ | ? *, không kết thúc bằng dấu chấm hay dấu cách, không phải là CON, PRN, AUX, NUL, COM1, LPT1 và các tên thiết bị cũ khác, dù thêm đuôi gì; cả đường dẫn không quá 200 ký tự."},
		Texts{"Windows cannot hold the name “{0}”", "rename it; of a published article, put its old address into aliases", "A repository with such a name cannot be checked out on Windows. Names of files and folders hold none of < > : \" / \\ | ? *, end in no dot or space, and are not CON, PRN, AUX, NUL, COM1, LPT1 or another old device, whatever their ending; a whole path has at most 200 characters."}},

	LinkedFile: {Error,
		Texts{"“{0}” là một liên kết (symlink, junction), không phải tệp hay thư mục thật", "xoá liên kết, rồi chép chính tệp hay thư mục đó vào đúng chỗ này", "Liên kết có thể chỉ tới thứ không được đăng: mật khẩu trong .git, một bản nháp, bản chưa bỏ tên của một bài, tệp khác trên máy. Vì vậy bangvang không đọc, không đăng gì qua liên kết ở trong content/ và themes/, dù nó chỉ tới đâu."},
		Texts{"“{0}” is a link (symbolic link, junction), not the file or folder itself", "delete the link and copy the file or folder itself to this place", "A link can lead to what must not be published: a password in .git, a draft, the version of an article with a redacted name, another file of the machine. So bangvang neither reads nor publishes anything through a link in content/ and themes/, wherever it leads."}},

	ConflictMarker: {Error,
		Texts{"còn dấu “{0}” của hai bản bị trộn: cả hai bản sẽ hiện ra", "giữ lại một bản, xoá bản kia và các dòng <<<<<<<, |||||||, =======, >>>>>>>", "Khi hai người cùng sửa một chỗ, git (hoặc chương trình đồng bộ) ghi cả hai bản vào tệp, ngăn bằng các dòng <<<<<<<, =======, >>>>>>>, và chờ người chọn. Chưa chọn thì không biết bản nào đúng, nên không đăng."},
		Texts{"the mark “{0}” of two merged versions is left: both would be published", "keep one version, and delete the other and the lines <<<<<<<, |||||||, =======, >>>>>>>", "When two people change the same place, git (or a program that synchronises) writes both versions into the file, parted by lines of <<<<<<<, =======, >>>>>>>, and waits for someone to choose. Until then nobody knows which is right, so neither is published."}},
	ValueComment: {Warning,
		Texts{"“{0}” bị bỏ: sau dấu cách, # mở một chú thích", "nếu là một phần của giá trị thì viết `{1}`", "Với YAML, dấu cách rồi # bắt đầu một lời chú thích tới hết dòng, nên tên như “đợt #1 năm 2024” bị cắt mất nửa sau. Chú thích thật thì để dấu cách sau #: `title: Hội nghị # còn chờ ảnh`."},
		Texts{"“{0}” is left out: after a blank, # begins a comment", "if it belongs to the value, write `{1}`", "To YAML, a blank and # begin a comment that goes to the end of the line, so a name such as “round #1 of 2024” loses its second half. A true comment has a blank after the #: `title: Meeting # waits for pictures`."}},
	HTMLEntity: {Warning,
		Texts{"“{0}” là mã HTML, hiện nguyên như đã gõ", "viết “{1}”", "Phần đầu (front matter) là chữ thường, không phải HTML: &#7853; không thành ậ, và địa chỉ của một chủ đề viết như vậy cũng sai. Mã này thường theo bài chép từ một trang web cũ."},
		Texts{"“{0}” is an HTML code, shown as typed", "write “{1}”", "Front matter is plain text, not HTML: &#7853; does not become ậ, and a tag written so has a wrong address too. Such codes usually come with text copied from an old site."}},
	CommaList: {Hint,
		Texts{"“{0}” là một mục, dù có dấu phẩy", "nếu là nhiều mục thì viết `{1}: [{2}]`", "Một danh sách viết trong ngoặc vuông hoặc mỗi mục một dòng. Không có ngoặc thì cả câu là một mục: “Văn hoá, thể thao” có thể là một chủ đề, “Giáo dục, Y tế” thì thường là hai."},
		Texts{"“{0}” is one item, although it has commas", "if these are several, write `{1}: [{2}]`", "A list is written in square brackets, or one item a line. Without brackets the whole text is one item: “Arts, sports and tourism” may be one tag, “Education, Health” is usually two."}},
	LostCell: {Warning,
		Texts{"hàng có nhiều ô hơn hàng tiêu đề; không hiện: “{0}”", "thêm cột vào hàng tiêu đề và hàng |---|, hoặc viết \\| cho dấu | trong một ô", "Bảng có đúng số cột của hàng tiêu đề; ô thừa ở các hàng dưới bị bỏ, không ai thấy."},
		Texts{"the row has more cells than the header; not shown: “{0}”", "add the column to the header and to the row |---|, or write \\| for a | inside a cell", "A table has just the columns of its header; cells beyond them are dropped from the rows below, and nobody sees them."}},
	LostText: {Warning,
		Texts{"không hiện trên trang: “{0}”", "đưa vào câu văn, hoặc xoá đi", "Chữ này có trong tệp nhưng không có trên trang: chữ sau ``` mở khối mã, lời chú của ảnh nằm giữa câu, hoặc liên kết nằm trong lời mô tả của ảnh."},
		Texts{"not shown on the page: “{0}”", "put it into the text, or delete it", "This text is in the file and not on the page: words after the ``` that opens code, the caption of a picture inside a sentence, or a link inside the description of a picture."}},
	UnusedLink: {Hint,
		Texts{"địa chỉ này không câu nào dùng, nên không hiện: {0}", "dùng nó trong bài: [chữ][tên], hoặc xoá dòng này", "Dòng `[tên]: địa chỉ` đặt tên cho một địa chỉ. Địa chỉ chỉ hiện khi trong bài có [chữ][tên] hoặc [tên]; hai dòng cùng tên thì chỉ dòng đầu được dùng."},
		Texts{"nothing uses this address, so it is not shown: {0}", "use it in the text: [text][name], or delete the line", "A line `[name]: address` names an address. It is shown only where the text has [text][name] or [name]; of two lines with one name only the first is used."}},
	UnknownFootnote: {Warning,
		Texts{"chú thích “{0}” không có nội dung, nên [^{0}] hiện nguyên như đã gõ", "thêm một dòng `[^{0}]: nội dung` ở cuối bài, hoặc xoá dấu này", "Dấu [^1] trong câu dẫn tới dòng [^1]: … ở chỗ khác trong bài. Không có dòng ấy thì người đọc thấy chính dấu [^1]."},
		Texts{"the footnote “{0}” has no text, so [^{0}] is shown as typed", "add a line `[^{0}]: text` at the end of the article, or delete this mark", "The mark [^1] in a sentence leads to the line [^1]: … elsewhere in the article. Without that line readers see the mark itself."}},
	UnusedFootnote: {Warning,
		Texts{"chú thích “{0}” không được nhắc tới trong bài, nên nội dung của nó không hiện", "đặt [^{0}] vào câu cần chú thích, hoặc xoá dòng này", "Chú thích chỉ hiện khi trong bài có dấu của nó, ví dụ [^1]."},
		Texts{"nothing in the article refers to the footnote “{0}”, so its text is not shown", "put [^{0}] into the sentence that needs it, or delete this line", "A footnote is shown only if its mark, for example [^1], is in the article."}},
	DuplicateFootnote: {Warning,
		Texts{"chú thích “{0}” được viết hai lần; lần này không hiện", "đổi tên một trong hai, cả ở chỗ dấu của nó", "Mỗi chú thích có một tên. Tên trùng thì chỉ nội dung viết trước hiện ra."},
		Texts{"the footnote “{0}” is written twice; this one is not shown", "rename one of them, also where its mark is", "Each footnote has one name. Of two with one name only the first is shown."}},
	StrayEmphasis: {Warning,
		Texts{"dấu in đậm, in nghiêng hiện nguyên như đã gõ: {0}", "viết {1}", "Dấu * hoặc _ phải sát chữ ở phía trong và cách chữ ở phía ngoài, và phải có dấu đóng: **Bằng khen** của Thủ tướng."},
		Texts{"marks of emphasis are shown as typed: {0}", "write {1}", "The marks * and _ touch the words inside them and not those outside, and each needs its closing one: the **medal** of the year."}},
	ListMark: {Warning,
		Texts{"“{0}” không thành danh sách hay tiêu đề, chỉ hiện như chữ thường", "viết “{1}”", "Mục của danh sách bắt đầu bằng “- ” hoặc “1. ”, tiêu đề bằng “## ”, luôn có dấu cách. Với dấu khác (•, –, 1/) hoặc không có dấu cách thì các dòng nối thành một đoạn. Các ý a), I., (1), 1.1 không có dấu riêng: để một dòng trống giữa hai ý."},
		Texts{"“{0}” is no item of a list and no heading; it is shown as plain text", "write “{1}”", "An item begins with “- ” or “1. ”, a heading with “## ”, always with the blank. With another mark (•, –, 1/) or without the blank, lines become one paragraph. Points such as a), I., (1), 1.1 have no mark of their own: leave an empty line between them."}},
	MalformedLink: {Warning,
		Texts{"liên kết viết sai, hiện nguyên như đã gõ: {0}", "viết {1}", "Liên kết là [chữ](địa chỉ): chữ trong ngoặc vuông, địa chỉ trong ngoặc tròn, liền nhau."},
		Texts{"a link is miswritten and shown as typed: {0}", "write {1}", "A link is [text](address): the text in square brackets, the address in round ones, nothing between them."}},
	PastedTable: {Warning,
		Texts{"bảng dán từ Excel hoặc Word: {0} cột ngăn bằng tab, hiện thành một đoạn chữ", "viết mỗi hàng `| ô | ô |`, và dưới hàng đầu thêm `{1}`", "Markdown không biết cột ngăn bằng tab. Bảng viết bằng dấu |, và hàng thứ hai |---|---| nói hàng đầu là tiêu đề."},
		Texts{"a table pasted from Excel or Word: {0} columns parted by tabs, shown as one paragraph", "write each row as `| cell | cell |`, and `{1}` below the first", "Markdown knows no columns parted by tabs. A table is written with |, and its second row |---|---| makes the first the header."}},
	TableDelimiter: {Warning,
		Texts{"bảng {0} cột hiện thành một đoạn chữ vì thiếu, hoặc sai, hàng |---|", "dưới hàng đầu viết `{1}`", "Hàng thứ hai của bảng phải là |---|---|, đúng số cột của hàng đầu. Không có nó thì không phải là bảng."},
		Texts{"a table of {0} columns is shown as one paragraph, because its row |---| is missing or wrong", "below the first row write `{1}`", "The second row of a table must be |---|---|, with as many columns as the first. Without it there is no table."}},
	IndentedText: {Warning,
		Texts{"đoạn văn thụt vào đầu dòng hiện thành khối mã: “{0}”", "xoá các dấu cách hoặc tab ở đầu dòng; đoạn mã thật thì đặt giữa hai dòng ```", "Bốn dấu cách hoặc một tab ở đầu đoạn làm cả đoạn thành mã máy tính, chữ đều nét và không xuống dòng. Trang tự thụt đầu dòng nếu giao diện muốn."},
		Texts{"an indented paragraph is shown as code: “{0}”", "delete the blanks or the tab before it; put true code between two lines of ```", "Four blanks or a tab before a paragraph make it computer code, in fixed width and without line breaks. Pages indent paragraphs themselves if the theme wants it."}},
	RepeatedTitle: {Warning,
		Texts{"tiêu đề bài hiện hai lần: “{0}” đã có ở title", "xoá dòng này", "Trang in title thành tiêu đề lớn ở đầu bài, nên không viết lại trong bài."},
		Texts{"the title is shown twice: “{0}” is in title already", "delete this line", "The page shows title as the heading of the article, so it is not written again in the text."}},
	SkippedLevel: {Hint,
		Texts{"tiêu đề cấp {0} đứng ngay dưới cấp {1}", "dùng {2}", "Người đọc bằng tai nghe đi theo cấp tiêu đề như mục lục: tiêu đề của bài là cấp 1, mục lớn ## là cấp 2, mục con ### là cấp 3. Nhảy cấp thì họ tưởng thiếu một mục."},
		Texts{"a heading of level {0} is directly below one of level {1}", "use {2}", "Readers who listen follow the levels of headings like a table of contents: the title is level 1, sections (##) are level 2, their parts (###) level 3. A skipped level sounds like a missing section."}},
	ForeignMarkup: {Warning,
		Texts{"“{0}” là mã của phần mềm khác, hiện nguyên như đã gõ", "thay bằng Markdown: ảnh là ![mô tả](anh.jpg), liên kết là [chữ](bai.md); còn lại thì xoá", "Mã ngắn của Hugo, Jekyll, WordPress, Obsidian ({{< … >}}, {% … %}, [gallery], [[…]], {: .lop}, [toc]) chỉ phần mềm ấy hiểu."},
		Texts{"“{0}” belongs to another program, and is shown as typed", "write Markdown: a picture is ![description](picture.jpg), a link is [text](article.md); delete the rest", "The shortcodes of Hugo, Jekyll, WordPress and Obsidian ({{< … >}}, {% … %}, [gallery], [[…]], {: .class}, [toc]) mean something to those programs only."}},
	OpenComment: {Warning,
		Texts{"lời chú “{0}” không có -->, nên cả lời chú hiện trên trang", "thêm --> ở cuối lời chú, cùng đoạn với <!--; hoặc xoá lời chú", "<!-- mở một lời chú ẩn, --> đóng nó lại. Thiếu -->, hay một đoạn khác xen vào giữa, thì chữ định giấu hiện ra như mọi chữ khác."},
		Texts{"the comment “{0}” has no -->, so all of it is shown on the page", "write --> at its end, in the paragraph of <!--; or delete it", "<!-- begins a comment that pages do not show, and --> ends it. Without -->, or with a paragraph between the two, the text that was to be hidden is shown like any other."}},
	HTMLComment: {Hint,
		Texts{"bài có {0} lời chú ẩn, không hiện trên trang; lời đầu tiên ở đây", "cứ để đó nếu là lời ghi cho người viết; tệp ở kho công khai thì ai cũng đọc được", "Chữ giữa <!-- và -->, hoặc sau [//]: #, không hiện trên trang."},
		Texts{"the article has {0} comments, which pages do not show; the first is here", "leave it if it is a note for writers; in a public repository everyone can read it", "Text between <!-- and -->, or after [//]: #, is not shown on the page."}},
	NoFrontMatter: {Error,
		Texts{"bài không có phần đầu (front matter)", "dòng đầu tiên phải là ---, rồi title: và date:, rồi ---", "Phần đầu là khối YAML giữa hai dòng --- ở ngay đầu tệp, nói tiêu đề, ngày, địa phương và khen thưởng của bài."},
		Texts{"the article has no front matter", "the first line must be ---, then title: and date:, then ---", "The front matter is the YAML block between two lines of --- at the very start of the file; it says the article's title, date, locality and awards."}},
	UnclosedFrontMatter: {Error,
		Texts{"phần đầu (front matter) không được đóng", "thêm một dòng --- sau khoá cuối cùng, sát lề trái", "Phần đầu mở bằng --- nhưng không có dòng --- thứ hai, nên không biết phần đầu hết ở đâu và bài bắt đầu ở đâu."},
		Texts{"the front matter is not closed", "add a line of --- after the last key, not indented", "The front matter opens with --- but has no second line of ---, so there is no telling where it ends and the article begins."}},
	ForeignFrontMatter: {Error,
		Texts{"phần đầu viết bằng {0}; bangvang chỉ đọc YAML", "dùng --- và viết `khoá: giá trị`", "Một số chương trình khác cho phép phần đầu TOML (+++) hoặc JSON ({…}). bangvang chỉ đọc YAML giữa hai dòng ---."},
		Texts{"the front matter is {0}; bangvang reads only YAML", "use --- and write `key: value`", "Some generators also take TOML (+++) or JSON ({…}). bangvang reads only YAML between two lines of ---."}},
	YAMLSyntax: {Error,
		Texts{"YAML không đọc được “{0}” ở đây", "viết `{1}`", "Trong dấu nháy kép, dấu \\ chỉ đứng trước vài ký tự (\\\", \\\\, \\n …): đường dẫn và chữ có dấu \\ thì đặt trong dấu nháy đơn. Chỗ khác thường do thiếu dấu cách sau dấu hai chấm, thụt dòng lệch, hoặc quên đặt giá trị trong dấu nháy."},
		Texts{"YAML cannot read “{0}” here", "write `{1}`", "In double quotes, \\ goes before few characters only (\\\", \\\\, \\n, …): put paths and other texts with \\ in single quotes. Elsewhere a space after a colon is missing, the indentation is uneven, or a value is not in quotes."}},
	YAMLColon: {Error,
		Texts{"giá trị có dấu hai chấm phải đặt trong dấu nháy kép", "viết `{0}`", "Với YAML, dấu hai chấm và dấu cách mở một giá trị mới. Tiêu đề như “Đồ Sơn: tổng kết năm 2023” vì thế phải nằm trong dấu nháy kép."},
		Texts{"a value with a colon must be in double quotes", "write `{0}`", "To YAML a colon and a space begin a new value. So a title such as “Đồ Sơn: the year's review” must be in double quotes."}},
	YAMLStart: {Error,
		Texts{"giá trị bắt đầu bằng “{0}” phải đặt trong dấu nháy kép", "viết `{1}`", "Một số ký tự đứng đầu giá trị có nghĩa riêng với YAML: * và & là tham chiếu, ! là kiểu, [ và { mở danh sách và khối, | và > mở đoạn nhiều dòng, - mở mục của danh sách, # mở chú thích; @, % và ` để dành. bangvang không dùng tham chiếu và kiểu của YAML, nên hai thứ ấy luôn là lỗi."},
		Texts{"a value that begins with “{0}” must be in double quotes", "write `{1}`", "Some characters at the start of a value mean something to YAML: * and & are references, ! is a type, [ and { open lists and blocks, | and > open several lines, - opens an item of a list, # a comment; @, % and ` are reserved. bangvang uses neither references nor types, so these two are always errors."}},
	YAMLAfterQuote: {Error,
		Texts{"còn chữ sau dấu nháy đóng", "viết `{0}`", "Giá trị mở bằng dấu nháy thì hết ở dấu nháy đóng. Nếu dấu nháy là một phần của câu, đặt cả câu trong loại dấu nháy kia."},
		Texts{"there is text after the closing quote", "write `{0}`", "A value that opens with a quote ends at the closing one. When the quotes belong to the sentence, put all of it in quotes of the other kind."}},
	YAMLUnclosed: {Error,
		Texts{"“{0}” mở mà không đóng", "thêm dấu đóng vào cuối giá trị, hoặc bỏ dấu này", "Dấu nháy hoặc ngoặc mở ở đây không có dấu đóng, nên mọi dòng sau bị hiểu là nằm trong đó."},
		Texts{"“{0}” is opened and not closed", "add the closing one at the end of the value, or remove this one", "The quote or bracket that opens here is never closed, so all that follows is taken to be inside it."}},
	YAMLFlow: {Error,
		Texts{"phần trong ngoặc viết sai ở đây", "viết `{0}`; xem có thiếu dấu phẩy hay ngoặc đóng; chữ có dấu hai chấm, dấu phẩy, # hay ngoặc thì đặt trong dấu nháy kép", "Trong […] và {…} các mục ngăn nhau bằng dấu phẩy, nên dấu phẩy kết thúc giá trị; # sau dấu cách mở chú thích đến hết dòng. Chữ có dấu phẩy, #, dấu hai chấm hoặc ngoặc vì vậy phải nằm trong dấu nháy kép; số thì viết liền: 1234."},
		Texts{"what stands in the brackets goes wrong here", "write `{0}`; look for a missing comma or closing bracket; text with a colon, comma, # or bracket goes in double quotes", "Within […] and {…} items are separated by commas, so a comma ends a value; # after a blank begins a comment to the end of the line. Text that holds a comma, #, colon or bracket must be in double quotes; a number is written without separators: 1234."}},
	YAMLNoColon: {Error,
		Texts{"dòng “{0}” không có dạng khoá: giá trị", "sau khoá phải có dấu hai chấm và dấu cách; dòng nối tiếp thì thụt vào", "Mỗi dòng của YAML là `khoá: giá trị`. Hay gặp: quên dấu cách sau dấu hai chấm (title:Hội nghị), hoặc dòng thứ hai của một giá trị không thụt vào."},
		Texts{"the line “{0}” is not of the form key: value", "a key is followed by a colon and a space; a continued line is indented", "Each line of YAML is `key: value`. Often the space after the colon is missing (title:Conference), or the second line of a value is not indented."}},
	YAMLIndent: {Error,
		Texts{"thụt dòng không khớp với các dòng trên", "viết `{0}`; các khoá cùng cấp bắt đầu ở cùng một cột; giá trị có dấu hai chấm thì đặt trong dấu nháy kép", "YAML hiểu cấu trúc qua thụt dòng: các khoá cùng cấp thẳng cột với nhau, khoá bên trong thụt sâu hơn, bằng dấu cách."},
		Texts{"the indentation does not fit the lines above", "write `{0}`; keys of one level begin at one column; a value with a colon goes in double quotes", "YAML reads structure from indentation: keys of one level stand in one column, inner keys further in, with spaces."}},
	ItemMark: {Error,
		Texts{"“{0}” không thành mục của danh sách", "viết `{1}`; mỗi mục một dòng, bắt đầu bằng dấu - (dấu trừ trên bàn phím) và một dấu cách", "Danh sách trong phần đầu viết mỗi mục một dòng, bắt đầu bằng “- ”. Word hay đổi dấu này thành – hoặc •; thiếu dấu cách sau nó (-award), dùng dấu + hay không có dấu nào thì YAML cũng không thấy mục, nên nối các dòng làm một hoặc báo lỗi ở dòng sau."},
		Texts{"“{0}” is no item of a list", "write `{1}`; an item a line, beginning with - (the minus of the keyboard) and a space", "A list in the front matter has an item a line, which begins with “- ”. Word changes that into – or •; without the space (-award), with a + or without any mark YAML sees no item either, so it joins the lines or reports an error in a later one."}},
	YAMLTab: {Error,
		Texts{"có ký tự tab; YAML chỉ thụt dòng bằng dấu cách", "thay tab bằng hai dấu cách", "YAML không nhận tab để thụt dòng. Nhiều trình soạn thảo có mục “Convert tabs to spaces”."},
		Texts{"there is a tab; YAML indents with spaces only", "replace the tab by two spaces", "YAML takes no tabs for indentation. Many editors have “Convert tabs to spaces”."}},
	YAMLBlank: {Error,
		Texts{"ở đây là ký tự {0}, trông như dấu cách nhưng YAML không coi là dấu cách", "xoá ký tự ấy rồi gõ dấu cách", "Word và trang web hay chèn dấu cách không ngắt (U+00A0) hoặc dấu cách rộng (U+3000). Sau dấu hai chấm, sau gạch đầu dòng và ở đầu dòng, YAML chỉ nhận dấu cách thường."},
		Texts{"here is the character {0}, which looks like a space and is none to YAML", "delete it and type a space", "Word and web pages insert no-break spaces (U+00A0) and wide spaces (U+3000). After a colon, after the dash of an item and at the start of a line YAML takes plain spaces only."}},
	CurlyQuotes: {Warning,
		Texts{"dấu nháy cong của Word không phải dấu nháy của YAML: {0}", "viết `\"{2}\"` với dấu nháy thẳng; dấu phẩy bên trong đang chia thành {1} mục", "Word đổi dấu nháy thẳng \" thành “ ”. Với YAML, “ ” chỉ là chữ, nên dấu phẩy bên trong vẫn ngăn hai mục của danh sách."},
		Texts{"the curly quotes of Word are no quotes of YAML: {0}", "write `\"{2}\"` in straight quotes; the comma inside divides it into {1} items", "Word turns the straight quote \" into “ ”. To YAML these are letters, so a comma inside still divides two items of a list."}},
	YAMLDocuments: {Error,
		Texts{"ở đây bắt đầu một tài liệu YAML thứ hai", "bỏ dòng --- hoặc ... ở đây hay ngay phía trên", "Mỗi tệp, mỗi phần đầu chỉ là một khối YAML. Dòng --- hay ... ở giữa chia nó làm hai, và phần sau sẽ không được đọc."},
		Texts{"a second YAML document begins here", "remove the line of --- or ... here or just above", "A file or a front matter is one block of YAML. A line of --- or ... inside divides it, and the second part would not be read."}},
	YAMLTooLarge: {Error,
		Texts{"phần YAML lớn hơn {0}", "xem dòng --- đóng có bị thiếu, hay có tệp khác bị dán vào", "Phần đầu của một bài không thể lớn như vậy; có lẽ dòng --- đóng bị thiếu, hoặc một tệp khác bị dán vào."},
		Texts{"the YAML is larger than {0}", "look for a missing closing --- or another file that was pasted in", "No front matter is as large as this; perhaps the closing --- is missing, or another file was pasted in."}},
	YAMLTooDeep: {Error,
		Texts{"khoá lồng nhau quá {0} tầng", "bỏ bớt ngoặc hoặc bớt thụt dòng", "Cấu trúc lồng sâu như vậy không có nghĩa với bangvang, và có thể làm cạn bộ nhớ."},
		Texts{"keys are nested more than {0} levels deep", "remove brackets or indentation", "Nesting as deep as this means nothing to bangvang and could exhaust the memory."}},
	TooManyItems: {Error,
		Texts{"các danh sách có hơn {0} mục", "chia thành nhiều bài, hoặc ghi số lượng và đính kèm danh sách", "Mỗi mục của danh sách (khen thưởng, người nhận, chủ đề, địa chỉ cũ) có thể thành một trang. Phần đầu của một bài có nhiều nhất 5.000 mục tất cả, một tệp YAML 100.000; một nhóm có nhiều nhất 200.000 khoá."},
		Texts{"the lists have more than {0} items", "make several articles, or give counts and attach the list", "Each item of a list (an award, a recipient, a tag, an old address) may become a page. A front matter has at most 5,000 items in all, a YAML file 100,000; a mapping has at most 200,000 keys."}},
	OverBudget: {Error,
		Texts{"quá giới hạn của một lần dựng trang: {0} (nhiều nhất {1})", "chia nhỏ hoặc viết ngắn lại; trang thật sự lớn thì nới --max-output, --max-seconds", "Ai gửi được một bài là bắt được máy dựng trang làm việc, nên mọi thứ có thể nhân với nhau đều có giới hạn: số chủ đề nhân độ dài đầu đề, số tên trùng nhau, số đơn vị kế tiếp, số thư mục lồng nhau, tổng số byte ghi ra. Trang thật không gặp giới hạn nào; nếu trang của bạn rất lớn, hãy nới bằng --max-output và --max-seconds."},
		Texts{"beyond the bounds of a build: {0} (at most {1})", "divide it or make it shorter; for a site that is truly large, raise --max-output or --max-seconds", "Whoever sends an article makes a machine build it, so everything that multiplies is bounded: the number of tags times the length of a title, units of the same name, successors, folders in folders, all bytes written. An honest site meets none of the bounds; raise those of a very large one with --max-output and --max-seconds."}},
	UnknownKey: {Error,
		Texts{"không có khoá “{0}”", "có phải “{1}”? viết `{2}`; ở đây không cần “{3}”: bỏ dòng này đi", "Khoá không nằm trong danh sách mà bangvang hiểu. Lỗi gõ bị bỏ qua trong im lặng là lỗi khó tìm nhất, nên khoá lạ luôn là lỗi. Danh sách khoá có trong docs/front-matter.vi.md và docs/settings.md."},
		Texts{"there is no key “{0}”", "did you mean “{1}”? write `{2}`; “{3}” is not needed here: delete the line", "The key is not one that bangvang knows. A typo ignored in silence is the hardest to find, so an unknown key is always an error. docs/front-matter.md and docs/settings.md list all keys."}},
	DuplicateKey: {Error,
		Texts{"khoá “{0}” viết hai lần", "lần đầu ở dòng {1}; giữ một", "YAML không cho hai khoá cùng tên trong một khối: không thể biết giá trị nào đúng."},
		Texts{"the key “{0}” is written twice", "first at line {1}; keep one", "YAML does not allow two keys of one name in a block: there is no telling which value is meant."}},
	BadJSON: {Error,
		Texts{"tệp không phải JSON đọc được: {0}", "xem lại dấu phẩy, dấu ngoặc, dấu nháy ngay trước chỗ này", "`check --data` đọc một tệp JSON trọn vẹn: mọi ngoặc đều đóng, khoá trong dấu nháy thẳng, không có dấu phẩy thừa, không có số viết kiểu 1e9, không có ngoặc lồng quá 8 lớp."},
		Texts{"the file is no JSON that can be read: {0}", "look at the commas, brackets and quotation marks just before this place", "`check --data` reads a whole JSON file: every bracket closed, keys in straight quotation marks, no comma too many, no number like 1e9, no brackets nested more than 8 deep."},
	},
	BadField: {Error,
		Texts{"{0} không thể là “{1}”", "phải là {2}", "Lược đồ của bảng vàng (`bangvang schema roll`) cho biết mỗi trường nhận giá trị nào."},
		Texts{"{0} cannot be “{1}”", "it must be {2}", "The schema of the roll (`bangvang schema roll`) says which values each field takes."},
	},
	MissingField: {Error,
		Texts{"{0} thiếu trường “{1}”", "thêm \"{1}\"; không biết giá trị thì ghi chuỗi rỗng \"\", số lượng thì ghi null", "Lược đồ của bảng vàng (`bangvang schema roll`) cho biết mỗi mục phải có những trường nào, kể cả khi giá trị rỗng, để chương trình đọc không phải đoán."},
		Texts{"{0} has no field “{1}”", "add \"{1}\"; if the value is unknown, the empty string \"\", or null for a count", "The schema of the roll (`bangvang schema roll`) says which fields each item must have, even if they are empty, so that programs need not guess."},
	},
	UnknownField: {Error,
		Texts{"{0} có trường lạ “{1}”", "có phải “{2}”? trường riêng của cổng thì đặt tên bắt đầu bằng x-", "Lược đồ của bảng vàng (`bangvang schema roll`) kể mọi trường. Trường lạ thường là lỗi gõ; trường riêng bắt đầu bằng x- thì được."},
		Texts{"{0} has an unknown field “{1}”", "did you mean “{2}”? a field of your own begins with x-", "The schema of the roll (`bangvang schema roll`) lists all fields. An unknown one is mostly a typing error; fields of one's own begin with x-."},
	},
	DataConflict: {Error,
		Texts{"{0} là “{1}” không khớp với {2} là “{3}”", "sửa một trong hai", "Hai trường của một mục nói ngược nhau: năm khác ngày, ngày cuối trước ngày đầu, số tên nhiều hơn số lượng, names và recipients khác số mục, permalink không ở trong bài, mã địa phương khác locality_path."},
		Texts{"{0} is “{1}”, which contradicts {2}, “{3}”", "correct one of them", "Two fields of an item contradict each other: the year and the date, the last day and the first, more names than the count, names and recipients of different length, a permalink outside the article, a locality code other than that of locality_path."},
	},
	NoLicense: {Hint,
		Texts{"chưa ghi giấy phép của dữ liệu, nên người khác không biết có được dùng lại hay không", "thêm `{0}`: cho dùng lại khi ghi nguồn; không giữ quyền gì thì CC0-1.0", "Dữ liệu mở phải nói rõ người khác được làm gì với nó. Ghi một mã SPDX (CC-BY-4.0, CC0-1.0, ODbL-1.0), hoặc tên và địa chỉ của giấy phép: {name: …, url: https://…}. Giấy phép hiện ở trang bảng vàng, trong bang-vang.json và JSON-LD."},
		Texts{"the data has no licence, so others do not know whether they may use it", "add `{0}`: to be used with its source named; CC0-1.0 keeps no right", "Open data must say what others may do with it. Write an SPDX identifier (CC-BY-4.0, CC0-1.0, ODbL-1.0), or the name and address of the licence: {name: …, url: https://…}. The licence is shown on the page of the roll, in bang-vang.json and in JSON-LD."},
	},
	MissingKey: {Error,
		Texts{"thiếu khoá bắt buộc “{0}”", "thêm `{0}: {1}`; dấu # giấu phần sau nó: bỏ dấu ấy, viết `{2}`", "Khoá này bắt buộc phải có."},
		Texts{"the required key “{0}” is missing", "add `{0}: {1}`; the # hides what follows it: remove it, write `{2}`", "This key is required."}},
	NotText: {Error,
		Texts{"“{0}” phải là một dòng chữ", "viết `{0}: {1}`", "Khoá này nhận một dòng chữ; ở đây là một danh sách hoặc một khối khoá: giá trị. Chữ bắt đầu bằng [ hay { thì đặt trong dấu nháy kép."},
		Texts{"“{0}” must be a line of text", "write `{0}: {1}`", "This key takes a line of text; here stands a list or a block of keys. Text that begins with [ or { goes in double quotes."}},
	NotList: {Error,
		Texts{"“{0}” phải là một dòng chữ hoặc một danh sách các dòng chữ", "viết `{0}: {1}`", "Khoá này nhận một dòng chữ, hoặc nhiều dòng chữ: [một, hai], hay mỗi dòng một mục bắt đầu bằng dấu -."},
		Texts{"“{0}” must be a text or a list of texts", "write `{0}: {1}`", "This key takes a text, or several: [one, two], or an item a line, each after a -."}},
	NotMap: {Error,
		Texts{"“{0}” phải gồm các dòng khoá: giá trị", "ví dụ `{1}`", "Khoá này không nhận một dòng chữ mà nhận những khoá bên trong, mỗi dòng một khoá thụt vào, hoặc viết gọn trong ngoặc nhọn {khoá: giá trị}."},
		Texts{"“{0}” must hold keys: values", "for example `{1}`", "This key takes not a text but keys of its own, each on an indented line, or in short {key: value}."}},
	NotBool: {Error,
		Texts{"“{0}” phải là true hoặc false", "viết `{0}: true` hoặc `{0}: false`", "Khoá này là câu hỏi có hay không: true là có, false là không."},
		Texts{"“{0}” must be true or false", "write `{0}: true` or `{0}: false`", "This key answers yes or no: true or false."}},
	NotNumber: {Error,
		Texts{"“{0}” phải là một số nguyên", "viết `{0}: {1}`", "Khoá này nhận một số nguyên không âm, viết liền, không dấu chấm."},
		Texts{"“{0}” must be a whole number", "write `{0}: {1}`", "This key takes a whole number that is not negative, without separators."}},
	BadDate: {Error,
		Texts{"không hiểu ngày “{0}”", "có phải `{1}`? tháng {2} chỉ có {3} ngày; không có tháng {4}; viết 2024-01-19, 19/01/2024 hoặc ngày 19 tháng 1 năm 2024, có giờ thì 2024-01-19T10:31 hoặc 10h31 19/01/2024", "Ngày viết như 2024-01-19, 19/01/2024, 19.01.2024, “ngày 19 tháng 1 năm 2024” hay “Thứ Sáu, 19/01/2024”, ngày trước tháng; có giờ thì 2024-03-21T10:31, “10h31 21/03/2024” hay “10 giờ 31 ngày 21/03/2024”, mặc định giờ Việt Nam (+07:00). Năm đủ bốn chữ số, từ 1000 đến 2200."},
		Texts{"“{0}” is not a date", "did you mean `{1}`? the month {2} has only {3} days; there is no month {4}; write 2024-01-19 or 19/01/2024 (the day before the month), with a time 2024-01-19T10:31", "Dates are written 2024-01-19, 19/01/2024, 19.01.2024, “ngày 19 tháng 1 năm 2024” or “Thứ Sáu, 19/01/2024”, the day before the month; with a time 2024-03-21T10:31 or “10h31 21/03/2024”, in Vietnam's time (+07:00) unless a zone is given. Years have four digits, 1000 to 2200."}},
	WrongWeekday: {Warning,
		Texts{"ngày {0} là {1}, không phải {2}", "sửa ngày, hoặc bỏ thứ: `{3}`", "Thứ viết kèm không khớp với ngày, nên một trong hai bị gõ sai; bangvang lấy ngày."},
		Texts{"{0} is a {1}, not a {2}", "correct the day, or leave out the day of the week: `{3}`", "The day of the week does not fit the date, so one of them is mistyped; bangvang takes the date."}},
	FarDate: {Warning,
		Texts{"{0} là {1}, hơn một năm sau {2}", "xem lại năm của {0}", "Bài đăng trước hơn một năm, sự kiện diễn ra sau ngày bài hơn một năm hoặc kéo dài hơn một năm, thường là năm bị gõ sai."},
		Texts{"{0} is {1}, more than a year after {2}", "look again at the year of {0}", "An article that waits for more than a year, or an event more than a year after its article or longer than a year, usually has a mistyped year."}},
	DateOrder: {Warning,
		Texts{"{0} ({1}) không ở sau {2} ({3})", "xem lại hai ngày", "Bài được sửa, hết hạn, bị gỡ sau khi được đăng; ngày ngược lại thì một trong hai bị gõ sai. updated, withdrawn và ngày đính chính có thể trùng ngày đăng. Ngày cuối của sự kiện không ở trước ngày đầu, và các buổi nằm giữa hai ngày ấy."},
		Texts{"{0} ({1}) does not come after {2} ({3})", "look again at both dates", "An article is revised, expires and is withdrawn after it was published; otherwise one of the dates is mistyped. updated, withdrawn and a correction may be on the day of publication. The last day of an event is not before its first, and its sessions are between the two."}},
	EventDays: {Warning,
		Texts{"event có cả date ({0}) và from ({1})", "giữ một: sự kiện một ngày thì date, nhiều ngày thì from và to", "date là ngày của sự kiện một ngày, from là ngày đầu của sự kiện nhiều ngày; địa phương và đơn vị trao được hiểu theo ngày ấy, nên chỉ có thể có một. bangvang lấy from."},
		Texts{"event has both date ({0}) and from ({1})", "keep one: date for an event of one day, from and to for one of several", "date is the day of an event of one day, from the first of several; localities and conferrers are read as of that day, so there can be only one. bangvang takes from."}},
	EventStart: {Warning,
		Texts{"event có ngày cuối ({0}) mà không có ngày đầu", "thêm from, ngày đầu của sự kiện, ví dụ from: 2026-01-03", "Địa phương và đơn vị trao được hiểu theo ngày đầu của sự kiện; thiếu nó thì bangvang lấy ngày cuối."},
		Texts{"event has a last day ({0}) but no first", "add from, the first day of the event, for example from: 2026-01-03", "Localities and conferrers are read as of the first day of an event; without it bangvang takes the last."}},
	FutureRevision: {Warning,
		Texts{"{0} là {1}, sau hôm nay ({2})", "xem lại ngày", "Lần sửa hay đính chính đã ở trong bài thì không thể có ngày ở tương lai. Nguồn tin và sitemap báo ngày này, nên máy đọc tin sẽ hiểu sai."},
		Texts{"{0} is {1}, after today ({2})", "look again at the date", "A revision or correction that is in the article cannot be dated in the future. Feeds and sitemaps state the day, which misleads the programs that read them."}},
	BadValue: {Error,
		Texts{"“{0}” không phải một giá trị của “{1}”", "viết `{3}`; các giá trị dùng được: {2}", "Khoá này chỉ nhận một trong vài giá trị cho sẵn."},
		Texts{"“{0}” is not a value of “{1}”", "write `{3}`; the values it takes: {2}", "This key takes one of a few given values."}},
	BadFolder: {Error,
		Texts{"“{0}” không dùng làm thư mục cho biểu mẫu được", "viết tên một thư mục riêng ở gốc của trang, chữ không dấu, ví dụ admin_output: bieu-mau", "bangvang tự ghi và tự xoá tệp trong thư mục này. Nó phải nằm trong thư mục của trang, là thư mục thật (không phải liên kết), không bắt đầu bằng dấu chấm, không ở trong content, themes hay thư mục xuất của trang (public), cũng không chứa chúng."},
		Texts{"“{0}” cannot be the folder of the form", "write the name of a folder of its own at the root of the site, for example admin_output: bieu-mau", "bangvang writes and removes files in this folder. It must be below the site's root and a folder itself (no link), must not begin with a dot, and must neither be in content, themes or the output of the site (public) nor hold one of them."}},
	BadURL: {Error,
		Texts{"“{0}” không phải một địa chỉ web", "viết đầy đủ, ví dụ https://haiphong.gov.vn/", "Địa chỉ phải bắt đầu bằng http:// hoặc https:// (hoặc / cho địa chỉ trong trang)."},
		Texts{"“{0}” is not a web address", "write it in full, for example https://haiphong.gov.vn/", "An address starts with http:// or https:// (or / within the site)."}},
	DottedNumber: {Error,
		Texts{"“{0}” với YAML là số {1}", "viết {2}, hoặc \"trên {0}\" trong dấu nháy", "Dấu chấm ngăn hàng nghìn của tiếng Việt là dấu thập phân của YAML: 1.000 thành 1. Viết số liền (1000), hoặc đặt cả cụm trong dấu nháy nếu là số ước chừng (\"trên 1.000\")."},
		Texts{"to YAML “{0}” is the number {1}", "write {2}, or \"trên {0}\" in quotes", "The Vietnamese thousands separator is YAML's decimal point: 1.000 becomes 1. Write the number without it (1000), or quote an approximate count (\"trên 1.000\")."}},
	BadCount: {Error,
		Texts{"không hiểu số lượng “{0}”", "viết `{1}`; số lượng là một số, \"hơn 50\", \"gần 20\", \"trên 1.000\", nhiều; tên thì đặt trong ngoặc vuông", "Số lượng được khen là một số nguyên dương (12, 1.234 trong dấu nháy, 12 người, một trăm), một số ước chừng (hơn 50, gần 20, trên 1.000 lượt), chữ “nhiều”, hoặc danh sách tên, kể cả khi chỉ có một tên: [Nguyễn Văn A]. Dấu nháy cong “…” không phải dấu nháy của YAML."},
		Texts{"“{0}” is not a count", "write `{1}`; a count is a number, \"hơn 50\", \"gần 20\", \"trên 1.000\", nhiều; names go in square brackets", "The number of recipients is a positive whole number (12, 1.234 in quotes, 12 người, một trăm), an approximate one (hơn 50, gần 20, trên 1.000 lượt), the word “nhiều”, or a list of names, also of one: [Nguyễn Văn A]. The curly quotes “…” are no quotes of YAML."}},
	OddName: {Warning,
		Texts{"“{0}” không giống một tên", "viết `{1}`; đặt dấu gạch này thẳng cột với dấu gạch ở dòng {2}; mỗi mục một tên, chức vụ và đơn vị của người ngăn bằng dấu |", "Một mục của danh sách là tên của đúng một người hay một đơn vị. Hay gặp: nhiều người trong một mục, chức vụ viết liền sau tên, danh sách bị cắt bằng dấu ba chấm, hoặc mục thụt vào sâu hơn mục trên nên YAML nối hai mục làm một. Chức vụ và đơn vị viết sau dấu gạch đứng, như trong biểu mẫu: Trần Dung | Hiệu trưởng | Trường Tiểu học Lê Lợi; hoặc {name: Trần Dung, post: Hiệu trưởng, unit: Trường Tiểu học Lê Lợi}."},
		Texts{"“{0}” does not look like one name", "write `{1}`; put this dash in the column of the dash in line {2}; one name an item, bars separate a person's post and unit", "An item of a list is the name of one person or one unit. Often there are several people in one item, a post after the name, a list that ends in dots, or an item that is indented further than the one above, so that YAML joins both. Post and unit go after bars, as in the form: Trần Dung | Hiệu trưởng | Trường Tiểu học Lê Lợi; or {name: Trần Dung, post: Hiệu trưởng, unit: Trường Tiểu học Lê Lợi}."}},
	NamePrefix: {Hint,
		Texts{"“{0}” không thuộc tên nên không đăng", "xoá “{0}”, chỉ để “{1}”; dòng này là đầu bảng, không phải một người: xoá “{2}”", "Số thứ tự và dấu đầu dòng đứng trước tên, hàng đầu của bảng (STT, Họ và tên), và những tiếng gọi như Ông, Bà, Đ/c không thuộc tên người được khen: bangvang bỏ đi để danh sách xếp đúng và một người chỉ có một tên. Học hàm, cấp bậc, danh hiệu (GS.TS, Thượng tá, NSƯT) vẫn hiện trước tên."},
		Texts{"“{0}” is no part of the name and is not published", "delete “{0}”, keep “{1}”; this line is the head of a table and no person: delete “{2}”", "A number or a bullet before a name, the head of a table (STT, Họ và tên), and forms of address such as Ông, Bà, Đ/c do not belong to the name of who is honoured: bangvang leaves them out, so that lists are sorted rightly and a person has one name. Degrees, ranks and titles (GS.TS, Thượng tá, NSƯT) are shown before the name."}},
	BadPeriod: {Error,
		Texts{"không hiểu thời gian “{0}”", "viết 2023, 2017-2021 hoặc \"năm học 2022-2023\"", "Thời gian xét khen thưởng là một năm, một khoảng năm, hoặc các năm học."},
		Texts{"“{0}” is not a period", "write 2023, 2017-2021 or \"năm học 2022-2023\"", "The period of an award is a year, a range of years, or school years."}},
	BadAmount: {Error,
		Texts{"không hiểu số tiền “{0}”", "có phải “{1}”? viết 365 triệu đồng; 1,2 tỷ đồng; 5.000.000 đồng; 10 triệu đồng mỗi giải; hiện vật thì ghi ở for", "Tiền thưởng (amount) là một số tiền, có thể kèm “mỗi giải”, “mỗi người”; hoặc số lần mức lương cơ sở."},
		Texts{"“{0}” is not understood as money", "did you mean “{1}”? write 365 triệu đồng; 1,2 tỷ đồng; 5.000.000 đồng; 10 triệu đồng mỗi giải; things that are no money go into for", "amount is a sum of money, perhaps with whom each is for (mỗi giải, mỗi người), or a number of base salaries."}},
	BadResult: {Error,
		Texts{"không hiểu {0}: “{1}”", "viết như một trong: {2}", "Kết quả cuộc thi: score là điểm (9,5; 95/100), place là giải hay thứ hạng, entries là số bài, đội, người dự thi."},
		Texts{"{0}: “{1}” is not understood", "write it as one of: {2}", "The results of a contest: score is a number (9,5; 95/100), place a prize or rank, entries how many took part."}},
	UnknownDecision: {Error,
		Texts{"bài không có quyết định nào gọi là “{0}”", "ghi id hay số của một quyết định đã khai: {1}; chưa khai thì viết decision: {no: 563/QĐ-CTN, date: 2022-11-02}", "decision của một dòng khen thưởng là id hay số của một quyết định trong decisions ở đầu bài, hoặc {no, date, file, annex} của chính dòng ấy."},
		Texts{"the article has no decision called “{0}”", "write the id or number of one that is declared: {1}; for another write decision: {no: 563/QĐ-CTN, date: 2022-11-02}", "decision of a row is the id or the number of one of decisions at the top of the article, or {no, date, file, annex} of this row alone."}},
	UnusedDecision: {Warning,
		Texts{"không dòng khen thưởng nào dùng quyết định “{0}”, nên nó không hiện trên trang", "thêm decision: {0} vào các dòng của quyết định ấy, hoặc bỏ nó khỏi decisions", "Quyết định trong decisions chỉ hiện cùng những dòng khen thưởng ghi decision là id hay số của nó."},
		Texts{"no row of awards uses the decision “{0}”, so no page shows it", "write decision: {0} into the rows that it confers, or remove it from decisions", "A decision in decisions is shown with the rows whose decision is its id or number."}},
	DuplicateDecision: {Error,
		Texts{"id “{0}” đã là của quyết định ở dòng {1}", "ghi id khác, ví dụ id: {2}", "Mỗi quyết định trong decisions có một id riêng; không ghi id thì là số thứ tự của nó trong danh sách."},
		Texts{"the id “{0}” is that of the decision at line {1} already", "write another id, for example id: {2}", "Each of decisions has an id of its own; without one, it is its place in the list."}},
	UnknownRecipient: {Error,
		Texts{"không có loại người nhận “{0}”", "có phải “{1}”? các loại: tập thể, cá nhân, hộ gia đình, doanh nghiệp, cộng đồng; hoặc lời quen dùng: đảng viên, học sinh, chiến sĩ, thôn, dòng họ, nhóm, công ty, …", "Loại người nhận là một trong: tập thể, cá nhân, hộ gia đình, doanh nghiệp, cộng đồng, hoặc lời quen dùng cho chúng, hiện lên trang như đã viết và được cộng vào loại của nó: đảng viên, học sinh, giáo viên, cán bộ, chiến sĩ, mẹ, nghệ nhân (cá nhân); chi bộ, trường, lớp, đội, nhóm, xã, phường (tập thể); thôn, ấp, bản, tổ dân phố, dòng họ (cộng đồng); gia đình, hộ (hộ gia đình); công ty, hợp tác xã (doanh nghiệp). Nhiều loại thì ngăn bằng dấu phẩy."},
		Texts{"there is no kind of recipient “{0}”", "did you mean “{1}”? the kinds: tập thể, cá nhân, hộ gia đình, doanh nghiệp, cộng đồng; or everyday words: đảng viên, học sinh, chiến sĩ, thôn, dòng họ, nhóm, công ty, …", "A kind of recipient is one of: tập thể, cá nhân, hộ gia đình, doanh nghiệp, cộng đồng, or everyday words for them, which pages show as written and totals count under their kind: đảng viên, học sinh, giáo viên, cán bộ, chiến sĩ, mẹ, nghệ nhân (cá nhân); chi bộ, trường, lớp, đội, nhóm, xã, phường (tập thể); thôn, ấp, bản, tổ dân phố, dòng họ (cộng đồng); gia đình, hộ (hộ gia đình); công ty, hợp tác xã (doanh nghiệp). Several are separated by commas."}},
	PersonalData: {Warning,
		Texts{"“{0}” giống ngày sinh, số giấy tờ, số điện thoại, thư điện tử hoặc địa chỉ nhà", "giữ họ tên, chức vụ, đơn vị; chỉ xoá con số, ngày hay địa chỉ ấy", "Luật Bảo vệ dữ liệu cá nhân (91/2025/QH15), Nghị định 13/2023/NĐ-CP: trang tin khen thưởng chỉ cần tên, chức vụ và đơn vị của người được khen. Ngày sinh, số căn cước (CCCD, CMND), điện thoại, thư điện tử và địa chỉ nhà của họ không đăng, kể cả trong bảng và chú thích ảnh."},
		Texts{"“{0}” looks like a date of birth, an identity or telephone number, an e-mail or a home address", "keep name, post and unit; delete only that number, date or address", "Law 91/2025/QH15 on personal data, Decree 13/2023/NĐ-CP: news of awards needs only the name, post and unit of who is honoured. Their date of birth, identity number (CCCD, CMND), telephone, e-mail and home address are not published, nor in tables and captions of pictures."}},
	NoBaseURL: {Warning,
		Texts{"chưa có base_url, nên trang chưa có nguồn tin (feed), sitemap, địa chỉ chính (canonical) và thẻ chia sẻ", "thêm `base_url: https://…` (địa chỉ thật của trang) vào content/site.yaml, hoặc dựng với --base-url", "Nguồn tin, sitemap, dòng Sitemap của robots.txt, canonical, JSON-LD và thẻ chia sẻ phải ghi địa chỉ đầy đủ. Chưa biết địa chỉ ấy thì chúng được bỏ ra, chứ không ghi http://localhost/; dữ liệu của bảng vàng ghi địa chỉ từ gốc trang (/2024/…)."},
		Texts{"no base_url, so the site has no feeds, sitemaps, canonical addresses and share cards yet", "add `base_url: https://…` (the real address of the site) to content/site.yaml, or build with --base-url", "Feeds, sitemaps, the Sitemap lines of robots.txt, canonical, JSON-LD and share cards must have the full address. Until it is known they are left out, rather than say http://localhost/; the data of the roll has addresses from the site's root (/2024/…)."}},

	EmptySummary: {Warning,
		Texts{"bài không có sapo", "thêm summary: hoặc viết một đoạn mở đầu", "Sapo hiện trên danh sách, trong kết quả tìm kiếm và khi chia sẻ. Không có summary thì đoạn đầu của bài được dùng; bài này không có cả hai."},
		Texts{"the article has no summary", "add summary: or write an opening paragraph", "The summary shows in lists, search results and shared links. Without summary: the first paragraph is used; this article has neither."}},
	Unwritten: {Warning,
		Texts{"câu mẫu “{0}” còn trong bài", "viết bài vào chỗ câu ấy, hoặc để draft: true cho đến khi viết xong", "Câu này là lời nhắc mà lệnh new đặt vào bài mới; bài không còn là bản nháp nên người đọc sẽ thấy nó."},
		Texts{"the sample sentence “{0}” is still in the article", "write the article in its place, or keep draft: true until it is written", "The command new puts this reminder into a new article; the article is no draft any more, so readers will see it."}},
	LongTitle: {Warning,
		Texts{"tiêu đề dài {0} ký tự", "rút xuống dưới 120 ký tự", "Tiêu đề quá 120 ký tự bị cắt trên trang tìm kiếm và mạng xã hội."},
		Texts{"the title is {0} characters long", "keep it under 120 characters", "Titles over 120 characters are cut by search engines and social networks."}},
	RawHTML: {Warning,
		Texts{"bài có {0} thẻ HTML, hiện ra như chữ; thẻ đầu tiên ở đây", "dùng Markdown thay cho thẻ HTML", "Vì an toàn, bangvang không cho HTML thô đi vào trang; thẻ được hiện nguyên văn để không mất gì. Chỉ <br>, <sup>…</sup> và <sub>…</sub> không có thuộc tính được dùng: xuống dòng trong ô bảng, m<sup>2</sup>, H<sub>2</sub>O. Mỗi bài chỉ báo một lần, ở thẻ đầu tiên."},
		Texts{"HTML tags in the article, shown as text: {0}, the first of them here", "use Markdown instead of tags", "For safety bangvang lets no raw HTML into a page; tags are shown as written so that nothing is lost. Only <br>, <sup>…</sup> and <sub>…</sub> without attributes may be used: a new line in a cell, m<sup>2</sup>, H<sub>2</sub>O. This is said once for each article, at the first tag."}},
	UnsafeLink: {Error,
		Texts{"liên kết “{0}” không an toàn", "chỉ dùng http, https, mailto, tel hoặc địa chỉ trong trang", "Liên kết javascript:, data:, … có thể chạy mã trong trình duyệt của người đọc."},
		Texts{"the link “{0}” is not safe", "use http, https, mailto, tel or an address within the site", "Links such as javascript: or data: can run code in a reader's browser."}},
	LocalFile: {Error,
		Texts{"“{0}” là tệp trên máy của người viết, người đọc không mở được", "chép tệp vào cạnh bài, rồi viết `{1}`", "Địa chỉ bắt đầu bằng tên ổ đĩa (C:\\), file:// hoặc \\\\máy chủ chỉ có trên máy hay mạng của cơ quan. Ảnh và tệp được đăng khi chúng ở cạnh tệp của bài."},
		Texts{"“{0}” is a file of the writer's own machine, which readers cannot open", "copy the file beside the article and write `{1}`", "An address that begins with a drive (C:\\), file:// or \\\\server exists on one machine or in one office only. Pictures and files are published when they lie beside the article's file."}},
	SpacedLink: {Warning,
		Texts{"địa chỉ “{0}” có dấu cách nên không thành liên kết hay ảnh", "đặt địa chỉ trong ngoặc nhọn: <{0}>", "Với Markdown, địa chỉ trong ngoặc tròn hết ở dấu cách đầu tiên; có dấu cách thì cả cụm hiện ra như chữ. Đặt địa chỉ trong < >, ví dụ ![mô tả](<anh dep.jpg> \"chú thích\"), hoặc đổi tên tệp cho không còn dấu cách."},
		Texts{"the address “{0}” has a space, so there is no link or picture", "put the address in angle brackets: <{0}>", "In Markdown an address in round brackets ends at the first space; with one, all of it is shown as text. Put the address in < >, for example ![description](<my picture.jpg> \"caption\"), or rename the file so that it has no space."}},
	MissingAlt: {Warning,
		Texts{"ảnh “{0}” không có lời mô tả", "viết mô tả giữa ngoặc vuông: ![mô tả]({0})", "Người khiếm thị nghe lời mô tả thay cho ảnh; WCAG 2.1 yêu cầu ảnh nào cũng có."},
		Texts{"the picture “{0}” has no description", "write one between the brackets: ![description]({0})", "Blind readers hear the description instead of the picture; WCAG 2.1 asks for one on every picture."}},
	DenseMarkup: {Error,
		Texts{"lồng quá sâu ở chỗ này: hơn {0} dấu “{1}”", "bỏ bớt các dấu lặp lại", "Danh sách, trích dẫn, liên kết lồng nhau hàng trăm tầng, hoặc bảng hàng trăm cột, không phải là bài viết và làm treo máy dựng trang; thường do dán nhầm dữ liệu."},
		Texts{"nested too deeply here: more than {0} times “{1}”", "remove the repeated marks", "Lists, quotations or links nested hundreds deep, or a table of hundreds of columns, are no article and would hang the build; usually data was pasted by mistake."}},

	UnknownLocality: {Error,
		Texts{"không có địa phương “{0}”", "có phải “{1}”? Đơn vị mới thì thêm vào content/localities.yaml", "Tên địa phương được tìm trong danh mục cả nước có sẵn và trong content/localities.yaml."},
		Texts{"there is no locality “{0}”", "did you mean “{1}”? Add a new unit to content/localities.yaml", "A locality is looked up among the built-in units of the country and in content/localities.yaml."}},
	AmbiguousLocality: {Error,
		Texts{"“{0}” có thể là nhiều địa phương", "viết rõ một trong: {1}", "Nhiều đơn vị cùng tên. Viết kèm loại và đơn vị cấp trên, ví dụ “Quận Đồ Sơn, Hải Phòng”."},
		Texts{"“{0}” may be several localities", "write one of: {1}", "Several units share the name. Write the kind and the parent with it, for example “Quận Đồ Sơn, Hải Phòng”."}},
	LocalityNotInForce: {Warning,
		Texts{"{0} không tồn tại vào ngày {1} ({2})", "vào ngày đó là: {3}", "Bài đứng dưới đơn vị hành chính đúng như vào ngày diễn ra sự kiện. Đơn vị này chưa thành lập hoặc đã kết thúc hoạt động vào ngày đó."},
		Texts{"{0} did not exist on {1} ({2})", "on that day it was: {3}", "An article stands under the unit as it was on the event's date. This unit was not yet formed, or had ended, by then."}},
	DuplicateLocality: {Error,
		Texts{"địa phương “{0}” khai hai lần", "lần đầu ở {1}", "Hai mục cùng tên, cùng cấp trên và cùng thời gian hiệu lực."},
		Texts{"the locality “{0}” is declared twice", "first at {1}", "Two entries have one name, one parent and overlapping validity."}},
	LocalityCycle: {Error,
		Texts{"“{0}” thuộc chính nó", "sửa parent", "Chuỗi đơn vị cấp trên đi vòng."},
		Texts{"“{0}” belongs to itself", "mend parent", "The chain of parents goes in a circle."}},
	UnknownHonour: {Warning,
		Texts{"“{0}” không có trong danh mục khen thưởng", "gần nhất là “{1}”; hình thức riêng thì thêm vào content/honours.yaml", "Tên được giữ nguyên và xếp vào “Khác”. Nếu là lỗi gõ, sửa lại để bài vào đúng trang danh mục."},
		Texts{"“{0}” is not in the catalogue of honours", "the nearest is “{1}”; add one of your own to content/honours.yaml", "The name is kept and listed under “Khác”. If it is a typo, mend it so that the article is listed in the right place."}},
	DuplicateHonour: {Error,
		Texts{"hình thức “{0}” khai hai lần", "đã có ở {1}", "Tên hoặc tên khác của hai mục trùng nhau, nên không biết mục nào được nói tới."},
		Texts{"the honour “{0}” is declared twice", "it stands at {1}", "A name or alias of two entries is the same, so there is no telling which is meant."}},
	DuplicateEntry: {Error,
		Texts{"“{0}” khai hai lần", "đã có ở {1}: gộp hai mục làm một, hoặc bỏ tên trùng", "Hai phong trào, hay hai cụm, khối thi đua có cùng một tên hoặc tên khác (aliases), nên không biết bài viết nói tới mục nào. Chữ hoa, dấu câu và các chữ “Phong trào thi đua” ở đầu không phân biệt hai tên."},
		Texts{"“{0}” is declared twice", "it is at {1} already: make the two entries one, or take out the name", "Two campaigns, or two blocks, share a name or an alias, so there is no telling which one an article means. Capitals, punctuation and the words “Phong trào thi đua” in front do not tell names apart."}},
	UnlistedName: {Hint,
		Texts{"“{0}” không có trong {1}", "có phải “{2}”? Viết y như thế (có dấu phẩy thì trong dấu nháy kép); nếu là tên khác thì để nguyên hoặc khai thêm vào đó", "Phong trào, cụm, khối thi đua không khai trước cũng được, nhưng tên chỉ khác một tên đã khai vài chữ thường là viết nhầm, và bài sẽ nằm ở một trang riêng. Cụm trưởng, khối trưởng cũng nên viết như trong danh sách thành viên (members)."},
		Texts{"“{0}” is not in {1}", "is it “{2}”? Write just that (with a comma, in double quotes); if it is another one, leave it or declare it there", "Campaigns and blocks need not be declared, but a name that differs from a declared one by a letter or two is mostly a slip, and the article then is on a page of its own. A leader too is written as in the list of members."}},
	UnresolvedBody: {Warning,
		Texts{"không rõ “{0}” là đơn vị nào", "có phải “{1}”? viết đầy đủ, ví dụ “UBND tỉnh Hà Tĩnh”, hoặc thêm locality", "“UBND tỉnh”, “thành phố” … được hiểu theo địa phương của bài vào ngày diễn ra sự kiện; bài này không có địa phương, hoặc địa phương không có cấp đó. Tên sai một chữ (Thủ tướg, UBND quậnn, UNBD) cũng không rõ là ai, cả trong tên khen thưởng: “Bằng khen của Thủ tướg”."},
		Texts{"it is not clear which body “{0}” is", "is it “{1}”? write it in full, for example “UBND tỉnh Hà Tĩnh”, or add locality", "“UBND tỉnh”, “thành phố” … are read through the article's locality on the event's date; this article has none, or none at that level. A name with a wrong letter (Thủ tướg, UBND quậnn, UNBD) is not clear either, also in the name of an honour: “Bằng khen của Thủ tướg”."}},

	AwardRecipient: {Warning,
		Texts{"“{0}” không tặng cho {1} ({2})", "tặng cho: {3}. Xem lại tên khen thưởng hoặc loại người nhận", "Luật Thi đua, khen thưởng quy định mỗi danh hiệu, hình thức tặng cho ai: “Lao động tiên tiến” cho cá nhân, “Tập thể lao động tiên tiến” cho tập thể. Doanh nghiệp, thôn, xã được tính như tập thể."},
		Texts{"“{0}” is not for {1} ({2})", "it is for: {3}. Look again at the honour or the kind of recipient", "The Law on Emulation and Commendation says for whom each honour is: “Lao động tiên tiến” for individuals, “Tập thể lao động tiên tiến” for collectives. Enterprises, villages and communes count as collectives."}},
	AwardConferrer: {Warning,
		Texts{"{0} không có thẩm quyền tặng “{1}” vào ngày {2} ({3})", "thẩm quyền: {4}. Quyết định ký vào ngày khác thì ghi ngày ấy ở decision", "Mỗi danh hiệu, hình thức do một cấp quyết định, và thẩm quyền thay đổi: cấp huyện kết thúc ngày 30/6/2025, từ 01/7/2025 Chủ tịch UBND cấp xã nhận phần lớn thẩm quyền ấy (Nghị định 129/2025/NĐ-CP, Điều 59). Đơn vị trao hộ thì không ghi ở by. Chỉ nhắc khi luật nói rõ; `bangvang law NGÀY TÊN` kể ai có quyền ngày ấy."},
		Texts{"{0} could not confer “{1}” on {2} ({3})", "who can: {4}. If the decision was signed on another day, give it in decision", "Each honour is decided at one level, and powers move: the district level ended on 30/6/2025, and from 1/7/2025 the chairmen of communes have most of its powers (Decree 129/2025/NĐ-CP, art. 59). Who merely hands an award over does not belong in by. This is said only where the law is plain; `bangvang law DAY HONOUR` lists who had the power that day."}},
	AwardRank: {Warning,
		Texts{"“{0}” không có hạng, mức ấy ({1})", "viết {2}", "Chỉ Huân chương Độc lập, Quân công, Lao động, Bảo vệ Tổ quốc, Chiến công và Huy chương Chiến sĩ vẻ vang có hạng Nhất, Nhì, Ba. Huy hiệu Đảng chỉ có mức 30, 40, 45, 50 … tới 90 năm, năm năm một."},
		Texts{"“{0}”: there is no such class ({1})", "write {2}", "Only the orders Độc lập, Quân công, Lao động, Bảo vệ Tổ quốc and Chiến công and the medal Chiến sĩ vẻ vang have classes: Nhất, Nhì, Ba. The badge for years in the Party exists for 30, 40, 45, 50 … up to 90 years, every five years."}},
	AwardTime: {Warning,
		Texts{"ngày {0} không có “{1}” ({2}; hiệu lực {3})", "khi ấy là “{4}”", "Danh hiệu, hình thức khen thưởng được luật đặt ra, đổi tên và bãi bỏ. Ngày được xét là ngày ký quyết định, không có thì ngày diễn ra sự kiện."},
		Texts{"on {0} there was no “{1}” ({2}; in force {3})", "it then was “{4}”", "Honours are made, renamed and ended by law. What counts is the day of the decision or, without one, that of the event."}},
	AwardPeriod: {Warning,
		Texts{"thời gian xét {0} ở sau năm của sự kiện ({1})", "xem lại period, hoặc ngày của sự kiện", "Khen thưởng là cho thành tích đã đạt được (Luật 06/2022/QH15, Điều 5), nên thời gian xét không bắt đầu sau năm trao."},
		Texts{"the period {0} lies after the year of the event ({1})", "look again at period, or at the event's date", "Awards are for what was achieved (Law 06/2022/QH15, art. 5), so a period does not begin after the year of the ceremony."}},
	AwardCount: {Warning,
		Texts{"“{0}” cho {1} ghi hai lần: {2} ở dòng {3}, {4} ở đây", "gộp làm một; hai lần khen khác nhau thì ghi for, period hoặc decision", "Hai dòng cùng hình thức, cùng đơn vị trao, cùng thời gian, cùng loại người nhận thì không rõ số nào đúng, và tổng số cộng cả hai."},
		Texts{"“{0}” for {1} stands twice: {2} at line {3}, {4} here", "make them one; if they are two awards, give for, period or decision", "Two rows have one honour, conferrer, period and kind of recipient, so there is no telling which number is right, and the totals add both."}},
	AwardName: {Warning,
		Texts{"“{0}” đứng hai lần trong danh sách nhận “{1}”", "lần đầu ở dòng {2}; hai người trùng tên thì ghi thêm post hoặc unit", "Một tên ghi hai lần cho cùng một lần khen thì được đếm hai lần."},
		Texts{"“{0}” stands twice among those who received “{1}”", "first at line {2}; if they are two people, add post or unit", "A name that stands twice for one award is counted twice."}},
	AwardSequence: {Hint,
		Texts{"{0} có “{1}” ({2}), mà trên trang chưa đủ bậc trước: {3} ({4})", "trên trang có: {5}; đã xem mọi danh sách của các năm {6}; thêm bài, thêm dòng còn thiếu, hoặc sửa tên, hạng, period ghi nhầm. Khen đột xuất, cống hiến thì ghi ở for", "Luật đặt thứ tự: Chiến sĩ thi đua cơ sở 3 lần liên tục rồi mới tới cấp bộ, cấp tỉnh; Huân chương hạng Ba rồi hạng Nhì, hạng Nhất. Chỉ nhắc khi trang có đủ bài của những năm ấy mà không thấy, hoặc thấy nhưng quá gần, hoặc muộn hơn. Luật có ngoại lệ (đột xuất, quá trình cống hiến, sáng chế, đối ngoại, truy tặng): ghi ở for thì không nhắc nữa. `bangvang law NGÀY TÊN` kể luật ngày ấy."},
		Texts{"{0} has “{1}” ({2}), but on this site not what comes before: {3} ({4})", "the site has: {5}; all lists of the years {6} were searched; add the article or row that is missing, or mend a wrong name, class or period. If it was for an extraordinary deed or a life's work, say so in for", "The law sets an order: Chiến sĩ thi đua cơ sở three times running, then cấp bộ or cấp tỉnh; an order of the third class, then the second, the first. This is said only where the site has the articles of those years and nothing is found in them, or too short a time before, or later. The law has exceptions (an extraordinary deed, a life's work, an invention, foreign relations, after death): written in for, they end the hint. `bangvang law DAY HONOUR` prints the law of that day."}},
	BadID: {Error,
		Texts{"“{0}” không dùng làm mã khen thưởng được", "chỉ dùng chữ thường không dấu, số, gạch nối, bắt đầu bằng chữ: id: {1}", "Mã (id) là địa chỉ của lần khen thưởng trong bài và khoá của nó trong dữ liệu mở, nên chỉ gồm a–z, 0–9, gạch nối, dài không quá 64 ký tự."},
		Texts{"“{0}” cannot be the ID of an award", "small letters without marks, digits and hyphens, a letter first: id: {1}", "The ID is the award's address in its article and its key in the data, so it has a–z, 0–9 and hyphens, 64 characters at most."}},
	DuplicateID: {Error,
		Texts{"mã “{0}” đã có ở {1}", "ghi id khác cho lần khen thưởng này", "Mỗi lần khen thưởng có một mã riêng trong cả trang, và trong một bài không trùng với địa chỉ của một đề mục."},
		Texts{"the ID “{0}” is at {1} already", "give this award another id", "Each award has an ID of its own in the whole site, which is not that of a heading of its article either."}},
	UnsteadyID: {Hint,
		Texts{"“{0}” ở đây và ở dòng {1} giống nhau cả danh hiệu, đơn vị trao, thời gian: sửa for hay decision thì mã khen thưởng đổi", "ghi id để địa chỉ và mã trong dữ liệu không bao giờ đổi, ở đây: id: {2}", "bangvang đặt mã cho mỗi lần khen thưởng theo danh hiệu, đơn vị trao và thời gian. Các dòng giống nhau cả ba được phân biệt bằng for, rồi số quyết định; sửa những chữ ấy thì mã đổi, trừ khi đã ghi id."},
		Texts{"“{0}” here and at line {1} have one honour, conferrer and period: mending for or decision changes their IDs", "write id, so that the address and the key in the data never change, here: id: {2}", "bangvang makes the ID of an award of its honour, conferrer and period. Rows that agree in all three are told apart by for, then by the number of the decision; when those words change, the ID does, unless id is written."}},
	DuplicateBody: {Error,
		Texts{"“{0}” ở địa phương này đã khai ở {1}", "gộp hai mục, hoặc ghi locality khác", "Trong content/bodies.yaml, một tên ở một địa phương chỉ là của một đơn vị."},
		Texts{"“{0}” in this locality is declared at {1} already", "make the two entries one, or give another locality", "In content/bodies.yaml a name in a locality belongs to one body."}},
	UnknownBody: {Hint,
		Texts{"không khen thưởng nào nêu “{0}” ở địa phương ấy", "xem lại name và locality của mục này: locality là địa phương của bài", "content/bodies.yaml nói những tên nào là của một đơn vị. Một mục không khớp với tên nào trong các bài thì chưa có tác dụng: có thể sai một chữ, hoặc bài ghi địa phương khác."},
		Texts{"no award names “{0}” in that locality", "look again at name and locality of this entry: locality is that of the article", "content/bodies.yaml says which names are one body. An entry that matches no name in the articles does nothing yet: a letter may be wrong, or the articles have another locality."}},
	ListFile: {Error,
		Texts{"không dùng được danh sách “{0}”: {1}", "có phải “{2}”? danh sách là một tệp .csv (UTF-8) đặt cạnh bài, có đầu bảng: Họ và tên,Chức vụ,Đơn vị", "to: {cá nhân: {file: danh-sach.csv}} lấy tên người được khen từ một tệp CSV trong content/, tìm từ thư mục của bài. Excel: Lưu thành (Save As), chọn “CSV UTF-8”. Tệp không quá 2 MiB, các danh sách của một bài không quá 20.000 tên. Tệp ấy chỉ để đọc tên, không được đăng."},
		Texts{"the list “{0}” is of no use: {1}", "did you mean “{2}”? a list is a .csv file (UTF-8) beside the article, with a head: Họ và tên,Chức vụ,Đơn vị", "to: {cá nhân: {file: danh-sach.csv}} takes the names from a CSV file in content/, looked up from the article's folder. In Excel choose Save As, “CSV UTF-8”. The file has 2 MiB at most, all lists of an article 20,000 names. It is read for the names only and not published."}},
	ListHeader: {Error,
		Texts{"danh sách không có đầu bảng với cột tên", "thêm dòng đầu, ví dụ: Họ và tên,Danh xưng,Chức vụ,Đơn vị,Truy tặng,Ghi chú", "Dòng đầu của danh sách đặt tên cho các cột, thứ tự nào cũng được. Cột tên: Họ và tên, Họ tên, Tên, Tập thể, Đơn vị được khen, Hộ gia đình, Doanh nghiệp. Các cột khác: Danh xưng, Chức vụ, Đơn vị, Truy tặng (x), Ghi chú; STT được bỏ qua. Ô ngăn nhau bằng dấu phẩy, chấm phẩy hoặc tab."},
		Texts{"the list has no head with a column of names", "add a first line, for example: Họ và tên,Danh xưng,Chức vụ,Đơn vị,Truy tặng,Ghi chú", "The first line of a list names its columns, in any order. The names: Họ và tên, Họ tên, Tên, Tập thể, Đơn vị được khen, Hộ gia đình, Doanh nghiệp. The others: Danh xưng (title), Chức vụ (post), Đơn vị (unit), Truy tặng (posthumous, x), Ghi chú (note); STT is left out. Commas, semicolons or tabs separate the cells."}},
	ListColumn: {Hint,
		Texts{"không đọc cột “{0}” của danh sách", "có phải “{1}”? các cột: Họ và tên, Danh xưng, Chức vụ, Đơn vị, Truy tặng, Ghi chú", "Chỉ những cột ấy lên trang. Cột khác (số tiền, ký nhận, hình thức, …) để trong tệp cũng được, không hiện ở đâu cả."},
		Texts{"the column “{0}” of the list is not read", "did you mean “{1}”? the columns: Họ và tên, Danh xưng, Chức vụ, Đơn vị, Truy tặng, Ghi chú", "Only these columns are published. Others (sums, signatures, …) may stay in the file and are shown nowhere."}},
	ListRow: {Error,
		Texts{"không đọc được dòng này của danh sách, ở “{0}”: {1}", "mỗi dòng là một người hay một đơn vị, ô theo đúng cột của đầu bảng; ô có dấu phẩy thì đặt trong dấu nháy kép: \"Thôn 1, xã A\"; tên mục (I. Khối trường học) thì xoá", "Dòng thừa ô, thiếu tên, hoặc có dấu nháy không đóng sẽ làm lệch cột hay mất tên, nên danh sách phải sửa trước khi đăng."},
		Texts{"this row of the list cannot be read, at “{0}”: {1}", "a row is one recipient, its cells in the columns of the head; a cell with a comma goes in quotes: \"Thôn 1, xã A\"; delete headings of sections", "A row with too many cells, without a name, or with an open quotation mark moves columns or loses names, so it must be mended before the list is published."}},
	ListCount: {Warning,
		Texts{"count là {0}, nhưng danh sách “{2}” có {1} tên", "xem lại danh sách với quyết định: thiếu, thừa hay trùng tên; đúng rồi thì viết count: {1}", "count ghi số người theo quyết định, để đối chiếu với danh sách."},
		Texts{"count is {0}, but the list “{2}” has {1} names", "compare the list with the decision; if it is right, write count: {1}", "count says how many the decision names, to compare the list with it."}},
	ListPublished: {Error,
		Texts{"“{0}” là danh sách để đọc tên, không được đăng, nên không dẫn tới được", "bỏ liên kết này (tên đã hiện trong bài và ở bảng vàng); muốn đăng cả tệp thì ghi vào site.yaml: files: [{1}]", "Tệp danh sách thường có cột không được công bố (ngày sinh, căn cước), nên chỉ tên, chức vụ, đơn vị trong đó lên trang. Muốn người đọc tải về thì đính kèm bản PDF của quyết định, hoặc ghi đúng tên tệp ở files: trong site.yaml sau khi đã xem mọi cột; redact không gỡ được tên trong tệp đăng nguyên."},
		Texts{"“{0}” is a list that is read for its names and not published, so nothing can link to it", "remove this link (the names are in the article and in the roll); to publish the file too, write into site.yaml: files: [{1}]", "Lists often have columns that must not become public (dates of birth, identity numbers), so only the names, posts and units in them are published. Attach the decision as PDF, or name the very file under files: in site.yaml after looking at all its columns; redact cannot take names out of a file that is published as it is."}},
	BadSameAs: {Error,
		Texts{"same_as: {0}: {1}", "ghi mã (kt-…) hoặc địa chỉ có #mã của khen thưởng ấy trong bài đưa tin trước; hay bỏ same_as", "same_as nói rằng dòng này là chính khen thưởng mà một bài khác đã đưa tin, nên chỉ tính một lần. Nó trỏ tới một khen thưởng đã trao, của bài khác. Bài ấy tạm chưa đăng hoặc đã gỡ thì không sao: dòng này được tính thay."},
		Texts{"same_as: {0}: {1}", "write the ID (kt-…) of that award in the article that reports it first, or its address with #ID; or remove same_as", "same_as says that this row is an award that another article reports, so that it counts once. It names an award that was conferred, of another article. While that article is not published, or if it was withdrawn, this row counts in its place."}},
	SameAward: {Hint,
		Texts{"“{0}” có vẻ là khen thưởng đã đưa tin ở {1}, và đang được tính hai lần", "nếu là một thì thêm vào dòng này: same_as: {2}; nếu là hai lần khen thì ghi decision của mỗi lần", "Hai bài cùng nêu một danh hiệu, một đơn vị trao, một thời gian hoặc một quyết định, và những người nhận ấy. Với same_as, cả hai bài đều hiện khen thưởng, còn trang tổng hợp, biểu đồ và dữ liệu chỉ tính một lần."},
		Texts{"“{0}” seems to be the award reported at {1}, and counts twice", "if they are one, add to this row: same_as: {2}; if they are two, give the decision of each", "Two articles have one honour, conferrer, period or decision, and recipients. With same_as both show the award, and the roll, the charts and the data count it once."}},
	DecisionDate: {Warning,
		Texts{"quyết định ký ngày {0}, sau ngày của bài ({1})", "xem lại ngày ký, hoặc ghi updated khi bài được bổ sung sau", "Bài đăng hoặc cập nhật ngày nào thì chỉ biết quyết định đã ký tới ngày ấy."},
		Texts{"the decision was signed on {0}, after the article's date ({1})", "look again at the date, or give updated when the article was added to later", "An article knows only the decisions signed up to the day it was published or updated."}},
	CommentStray: {Error,
		Texts{"comment_until chỉ đi với status: đề nghị", "thêm `status: đề nghị`, hoặc bỏ comment_until", "comment_until là ngày cuối lấy ý kiến nhân dân về người được đề nghị khen thưởng. Thiếu status: đề nghị thì dòng này bị hiểu là đã tặng."},
		Texts{"comment_until goes only with status: đề nghị", "add `status: đề nghị`, or remove comment_until", "comment_until is the last day on which people may comment on nominees. Without status: đề nghị the row would say that the award was conferred."}},
	CommentTooShort: {Hint,
		Texts{"lấy ý kiến chỉ {0} ngày làm việc ({1})", "để tới {2} cho đủ 10 ngày làm việc", "Danh sách đề nghị tặng huân chương, danh hiệu vinh dự nhà nước được lấy ý kiến nhân dân 10 ngày làm việc. Ở đây đếm từ ngày đăng, trừ thứ Bảy và Chủ nhật; ngày nghỉ lễ không trừ, nên số ngày thật có thể còn ít hơn."},
		Texts{"open for comment for {0} working days only ({1})", "until {2} it would be the full 10 working days", "Lists of nominees for orders and state titles are open to comment for 10 working days. They are counted from the day of publication, without Saturdays and Sundays; public holidays are not known, so there may be even fewer."}},

	StatedAward: {Hint,
		Texts{"bài nói tới {0} cho {1}, phần đầu chưa ghi", "thêm vào awards: {2}", "bangvang đọc câu chữ của bài, kể cả chú thích ảnh; câu này nói một khen thưởng mà awards ở phần đầu không có, nên bảng vàng và trang khen thưởng cũng không có. `bangvang awards TỆP` viết sẵn mọi dòng. Câu không phải khen thưởng thì cứ để vậy."},
		Texts{"the text tells of {0} for {1}, which the front matter lacks", "add to awards: {2}", "bangvang reads the sentences of an article and its captions; this one states an award that awards: in the front matter lacks, so the roll and the honours' pages lack it too. `bangvang awards FILE` writes all such rows. If the sentence tells of no award, leave it as it is."}},
	StatedCount: {Hint,
		Texts{"bài nói {0} cho {1}, phần đầu ghi {2}", "sửa số ở bài hoặc ở awards: cho khớp nhau", "Số người, số tập thể được khen ở câu này khác với số ở awards của phần đầu. Bảng vàng và các tổng số lấy số ở phần đầu."},
		Texts{"the text says {0} for {1}, the front matter has {2}", "mend the number in the text or in awards: so that they agree", "The number of those honoured in this sentence is not the one in awards: of the front matter. The roll and all totals take the latter."}},

	DraftHeld: {Hint,
		Texts{"bản nháp, chưa đăng", "đề ngày {0}; bỏ `draft: true` khi xong, hoặc xem trước với --drafts", "Bài có draft: true không được đăng."},
		Texts{"a draft, not published", "dated {0}; remove `draft: true` when done, or preview with --drafts", "An article with draft: true is not published."}},
	FutureHeld: {Hint,
		Texts{"hẹn đăng {0}, chưa tới", "dựng lại từ ngày đó, hoặc xem trước với --future", "Bài có ngày ở tương lai được giữ lại cho tới ngày ấy (giờ Việt Nam)."},
		Texts{"held back until {0}", "build again from that day, or preview with --future", "An article dated in the future is held back until that day (Vietnam's time)."}},
	ExpiredHeld: {Hint,
		Texts{"hết hạn từ {0}, không đăng nữa", "", "Bài có expires đã qua không còn được đăng."},
		Texts{"expired on {0}, no longer published", "", "An article whose expires date has passed is no longer published."}},
	ArticleHeld: {Warning,
		Texts{"giữ lại bài này, không đăng: {0} lỗi, đầu tiên ở dòng {1}", "sửa các lỗi của bài rồi dựng lại", "Với `build --hold-broken`, hoặc hold_broken: true trong content/site.yaml, bài có lỗi được giữ lại còn các bài khác vẫn đăng: bài không có trang, không có trong danh sách, nguồn tin, tìm kiếm, bảng vàng, dữ liệu; liên kết tới bài thành chữ thường, địa chỉ cũ (aliases) của bài không chuyển. Hai bài tranh một địa chỉ thì giữ lại bài đề ngày sau. Lỗi của cả trang (cài đặt, địa phương, giao diện) vẫn dừng tất cả."},
		Texts{"this article is held back, not published: errors {0}, the first at line {1}", "fix the errors of the article and build again", "With `build --hold-broken`, or hold_broken: true in content/site.yaml, an article with errors is held back and the others are published: it has no page, and is in no list, feed, search, roll or data; links to it become plain text, its old addresses (aliases) do not redirect. Of two articles at one address the one with the later date is held back. Errors of the entire site (settings, localities, theme) still stop everything."}},
	EmptySite: {Error,
		Texts{"trang không còn bài nào, mà bản đã đăng có bài; bản đã đăng được giữ nguyên", "xem content/ có còn bài không (tệp và thư mục có tên bắt đầu bằng _ hay . bị bỏ qua), bài có draft: true hay đề ngày sau này không, có đứng đúng thư mục (-s) không; nếu đúng là muốn bỏ hết bài thì thêm --allow-empty", "Một trang không có bài nào thường là do đứng nhầm thư mục, đổi tên thư mục, hay mọi bài đang được giữ lại; đăng nó là xoá mọi bài đã đăng. Trang mới, chưa từng có bài, vẫn được dựng."},
		Texts{"the site has no article left, but the published one has; the published one stays", "see whether content/ has articles (files and folders whose names begin with _ or . are left out), whether they have draft: true or a later date, and whether this is the right folder (-s); if all articles are to go, add --allow-empty", "A site without an article is mostly the wrong folder, a renamed folder, or all articles held back; to publish it would remove every article that is published. A new site, which never had an article, is built."}},
	AddressCollision: {Error,
		Texts{"địa chỉ {0} bị trùng với {1}", "đổi tên một trong hai, hoặc bỏ địa chỉ cũ (aliases)", "Hai trang không thể ở cùng một địa chỉ; chữ hoa và chữ thường được coi là một."},
		Texts{"the address {0} is also that of {1}", "rename one of the two, or remove the old address (aliases)", "Two pages cannot have one address; upper and lower case count as one."}},
	SlugSuffixed: {Hint,
		Texts{"“{0}” bỏ dấu trùng với “{1}”, nên địa chỉ là {2}", "nếu hai tên là một thì viết giống nhau", "Hai tên khác dấu cho cùng một địa chỉ không dấu; chúng không được gộp lại, tên sau thêm số."},
		Texts{"without marks “{0}” equals “{1}”, so its address is {2}", "if the two are one name, write them alike", "Two names that differ in marks only give one address; they are not merged, the later gets a number."}},
	BrokenLink: {Error,
		Texts{"liên kết tới “{0}” không có trang nào", "có phải “{1}”? tệp tên ấy ở {2}", "Liên kết trong trang phải tới một bài (.md), một tệp, hoặc một địa chỉ có thật."},
		Texts{"the link to “{0}” leads to no page", "did you mean “{1}”? a file of that name is at {2}", "A link within the site must lead to an article (.md), a file, or an address that exists."}},
	HeldLink: {Warning,
		Texts{"liên kết tới “{0}”, bài chưa đăng hoặc đã hết hạn", "đăng bài đó, hoặc bỏ liên kết", "Bài được liên kết tới có trong content/ nhưng đang được giữ lại: bản nháp, hẹn ngày, đã hết hạn, hoặc có lỗi (--hold-broken). Trang vẫn được dựng, và chỗ liên kết trong bài chỉ còn là chữ cho tới khi bài ấy được đăng."},
		Texts{"a link to “{0}”, which is not published yet, or no longer", "publish that article, or remove the link", "The article that is linked to is in content/ but is held back: a draft, dated in the future, expired, or with errors (--hold-broken). The site is built all the same, and a link in an article is plain text until that article is published."}},
	HeldFile: {Hint,
		Texts{"tệp “{0}” nằm cạnh bài chưa đăng hoặc đã gỡ ({1}), nhưng bài này dẫn tới nên vẫn được đăng", "nếu tệp chưa được công bố thì bỏ liên kết này; nếu được thì chép tệp về cạnh bài này", "Tệp của một bài đang giữ lại (nháp, hẹn ngày, hết hạn) hay đã gỡ thì không được đăng cùng bài ấy. Một bài đã đăng dẫn tới tệp nào thì tệp ấy được đăng, vì người viết đã gọi đúng tên nó; lời nhắc này để chắc là không nhầm."},
		Texts{"the file “{0}” lies beside an article that is not published or was withdrawn ({1}), but is published because this article names it", "if the file must not be public yet, remove this link; otherwise copy it beside this article", "The files of an article that is held back (a draft, a later day, expired) or withdrawn are not published. A file that a published article names is, because its writer asked for it by its name; this hint asks whether that is meant."}},
	UnlinkedFile: {Hint,
		Texts{"không đăng {0}: không bài nào dẫn tới", "muốn đăng thì ghi vào bài: `{1}`. Bài viết là tệp chữ Markdown (.md): nếu “{4}” là bài thì chạy `bangvang new article` rồi chép chữ từ tệp ấy vào. Ảnh “{2}” thì mở ra, lưu thành JPEG (.jpg), rồi chèn ảnh ấy vào bài. Tệp “{3}” mà máy chủ cần thì đặt ở root/ của giao diện", "Tệp trong content/ chỉ được đăng khi một bài đã đăng, một trang, site.yaml hay giao diện gọi tên nó: liên kết, ảnh, image, decision.file, attachments, hoặc mẫu files: trong site.yaml. Nhờ vậy bản nháp, danh sách làm việc, ảnh gốc để cạnh bài không thành công khai khi không ai định đăng. Tệp của bài nháp, bài hẹn ngày, hết hạn hay đã gỡ đi theo bài. Trang cũ quen đăng cả thư mục thì ghi vào site.yaml, ví dụ `files: [van-ban/**]`."},
		Texts{"not published: {0}; no article names it", "to publish it, write into an article: `{1}`. Articles are texts in Markdown (.md): if “{4}” is one, run `bangvang new article` and copy its text there. Open the picture “{2}”, save it as JPEG (.jpg), and show that one. The file “{3}”, if the host needs it, goes into root/ of the theme", "A file of content/ is published only if a published article, a page, site.yaml or the theme names it: by a link, as a picture, image, decision.file, attachments, or a pattern of files: in site.yaml. So a working list, a draft or an original photo beside an article does not become public though nobody meant it. The files of a draft, of an article with a later day, expired or withdrawn, go with it. An older site that publishes whole folders says so in site.yaml, for example `files: [van-ban/**]`."}},
	OfficeFile: {Hint,
		Texts{"tệp “{0}” được đăng nguyên như đã lưu, cả tên người soạn, ghi chú và chữ đã xoá còn được theo dõi", "nếu người đọc không cần sửa tệp thì xuất ra PDF; nếu cần thì mở bằng Word hoặc Excel, chọn Tệp → Thông tin → Kiểm tra tài liệu (Inspect Document) trước khi đăng", "Tệp Word, Excel, PowerPoint giữ tên người soạn và người sửa, ghi chú, các lần sửa được theo dõi, hàng và trang tính ẩn. bangvang không đọc và không gỡ những điều ấy, redact cũng không. Ngày sinh, số căn cước ở một cột ẩn vì thế thành công khai."},
		Texts{"the file “{0}” is published as it was saved, with the names of its authors, comments and tracked changes", "if readers need not edit it, export it as PDF; otherwise open it in Word or Excel and choose File → Info → Inspect Document before you publish it", "Files of Word, Excel and PowerPoint keep who wrote and changed them, comments, tracked changes, hidden rows and sheets. bangvang neither reads nor removes these, and redact does not either. So dates of birth or identity numbers in a hidden column become public."}},
	BrokenAnchor: {Warning,
		Texts{"trang {0} không có mục “#{1}”", "có phải “#{2}”?", "Phần sau dấu # phải là mã của một tiêu đề trong trang."},
		Texts{"the page {0} has no section “#{1}”", "did you mean “#{2}”?", "The part after # must be the id of a heading on that page."}},
	MissingPicture: {Error,
		Texts{"không có ảnh “{0}”", "có phải “{1}”? tệp tên ấy ở {2}; viết `{3}`; ảnh đặt cạnh bài", "Ảnh được tìm cạnh tệp của bài."},
		Texts{"there is no picture “{0}”", "did you mean “{1}”? a file of that name is at {2}; write `{3}`; pictures lie beside the article", "A picture is looked up beside the article's file."}},
	OutsidePicture: {Warning,
		Texts{"ảnh “{0}” ở trang khác, không hiện trên trang", "tải ảnh về và đặt cạnh bài", "Trang không nạp ảnh từ nơi khác: nơi ấy có thể đổi hay gỡ ảnh, và biết ai đang đọc bài nào. Chỉ lời mô tả hiện ra."},
		Texts{"the picture “{0}” is elsewhere, and pages do not show it", "download it and put it beside the article", "Pages load no picture from elsewhere, where it may be changed or taken away, and where it would be known who reads what. Only its description is shown."}},
	NotPicture: {Error,
		Texts{"“{0}” không phải ảnh nên không hiện như ảnh được", "bỏ dấu ! ở trước để thành liên kết: [chữ]({0}); ảnh đại diện thì chọn một tệp ảnh", "![…](…) chỉ hiện ảnh JPEG, PNG, WebP, GIF, SVG. Phim, âm thanh, PDF và tệp văn phòng thì dẫn tới bằng liên kết."},
		Texts{"“{0}” is no picture and cannot be shown as one", "remove the ! before it to make a link: [text]({0}); name a picture for image:", "![…](…) shows JPEG, PNG, WebP, GIF and SVG pictures only. Link to videos, sounds, PDF and office files."}},
	MissingLogo: {Warning,
		Texts{"không có biểu trưng “{0}” trong content/", "có phải “{1}”?", "Biểu trưng là một tệp ảnh trong content/; khi không có, trang dùng biểu trưng của giao diện."},
		Texts{"there is no logo “{0}” in content/", "did you mean “{1}”?", "The logo is a picture in content/; without one pages show the theme's."}},
	BrokenMenu: {Warning,
		Texts{"trình đơn dẫn tới “{0}”, nơi không có trang nào", "có phải “{1}”?", "Trình đơn đứng trên mọi trang. Địa chỉ do chương trình khác trên cùng máy chủ trả lời thì viết đủ https://…"},
		Texts{"the menu leads to “{0}”, where there is no page", "did you mean “{1}”?", "The menu stands on every page. Write out https://… for an address that another program on the same host answers."}},
	MissingFile: {Error,
		Texts{"không có tệp “{0}”", "có phải “{1}”? tệp tên ấy ở {2}; viết `{3}`; tệp đặt cạnh bài", "Văn bản quyết định (thường là PDF) được tìm cạnh tệp của bài."},
		Texts{"there is no file “{0}”", "did you mean “{1}”? a file of that name is at {2}; write `{3}`; files lie beside the article", "The document of a decision (often a PDF) is looked up beside the article's file."}},
	BrokenPicture: {Error,
		Texts{"không đọc được ảnh “{0}” ({1})", "xuất lại ảnh ở dạng JPEG, PNG hoặc WebP", "Tệp hỏng, bị cắt cụt, hoặc không phải ảnh JPEG, PNG, WebP, GIF, SVG, nên người đọc sẽ thấy một ô trống. Ảnh HEIC của điện thoại phải xuất sang JPEG. Trong ngoặc là lời của bộ đọc ảnh."},
		Texts{"the picture “{0}” cannot be read ({1})", "export the picture as JPEG, PNG or WebP", "The file is broken, cut off, or no JPEG, PNG, WebP, GIF or SVG picture, so readers would see an empty box. HEIC pictures of telephones must be exported as JPEG. In brackets is what the decoder says."}},
	PictureTooLarge: {Error,
		Texts{"ảnh “{0}” quá lớn: {1}", "thu nhỏ ảnh còn dưới 50 triệu điểm ảnh và 40 MB", "Ảnh nào cũng phải giải nén được trong 400 MB bộ nhớ. Ảnh chụp bình thường không tới mức ấy; tệp nhỏ mà khai kích thước khổng lồ là để làm treo máy."},
		Texts{"the picture “{0}” is too large: {1}", "make it smaller than 50 million pixels and 40 MB", "Every picture must fit into 400 MB of memory when it is decoded. No usual photograph comes near that; a small file that claims to be gigantic is meant to hang the machine."}},
	ActiveSVG: {Error,
		Texts{"ảnh SVG “{0}” không chỉ là ảnh: {1}, dòng {2}", "bỏ phần ấy đi, hoặc xuất ảnh ra PNG", "SVG là một văn bản có thể chứa mã lệnh, HTML hoặc tải thứ khác từ nơi khác về; trang chỉ nhận SVG thuần hình vẽ."},
		Texts{"the SVG picture “{0}” does more than show: {1}, line {2}", "remove that, or export the picture as PNG", "SVG is a text that can hold scripts, HTML, or fetch things from elsewhere; a site takes only SVG that draws."}},
	ActiveFile: {Error,
		Texts{"tệp “{0}” không được đăng từ content/", "xoá tệp, hoặc đổi sang PDF, ảnh, tệp văn phòng, zip; tệp mà người giữ trang cần thì đặt ở root/ của giao diện", "Tệp HTML, XML, JavaScript, SWF và tệp không rõ loại có thể chạy mã dưới tên của trang, nên chỉ tệp không tự chạy được đăng cạnh bài: ảnh, PDF, tệp văn phòng, csv, txt, json, zip, âm thanh, phim, phông chữ. Tệp khác của chính trang (xác minh tên miền, CNAME) đặt ở themes/TÊN/root/."},
		Texts{"the file “{0}” is not published from content/", "delete it, or make it a PDF, a picture, an office document, a zip; what the site's keeper needs goes into root/ of the theme", "HTML, XML, JavaScript, SWF and files of unknown kinds may run code in the site's name, so beside articles only files that run nothing are published: pictures, PDF, office documents, csv, txt, json, zip, audio, video, fonts. Other files of the site's own (to prove a domain, CNAME) go into themes/NAME/root/."}},
	PrivateFile: {Error,
		Texts{"tệp ảnh “{0}” không được đăng ở dạng gốc", "mở ảnh, lưu thành JPEG (.jpg), đặt cạnh bài rồi xoá tệp này", "Ảnh HEIC, AVIF, TIFF ghi lại nơi chụp, giờ chụp, máy chụp và người chụp; trình dựng không gỡ được những điều ấy, và phần lớn trình duyệt không hiện các dạng ấy. Trên iPhone: Cài đặt → Camera → Định dạng → Tương thích nhất thì máy chụp thẳng ra JPEG; trên Windows: mở bằng Photos, chọn Save as, dạng .jpg."},
		Texts{"the picture “{0}” is not published as it is", "open the picture, save it as JPEG (.jpg) beside the article, and delete this file", "HEIC, AVIF and TIFF pictures keep where, when, with which device and by whom they were taken, which cannot be removed here, and most browsers do not show them. On an iPhone: Settings → Camera → Formats → Most Compatible takes JPEG at once; on Windows: open in Photos, Save as, type .jpg."}},
	UnprovenFile: {Error,
		Texts{"tệp “{0}” không phải dạng {1} (bên trong là {2})", "mở tệp bằng chương trình đã làm ra nó rồi lưu lại đúng dạng {1}; tệp chữ (csv, txt…) lưu theo mã UTF-8", "Tên tệp nói một dạng, nội dung là dạng khác, nên máy người đọc không mở được, và trình duyệt có thể đoán ra một trang có mã lệnh. Đổi đuôi tên không đổi được dạng: ví dụ trang web lưu dưới tên .xls phải mở bằng Excel rồi “Lưu thành” Excel Workbook (.xlsx). Trong ngoặc là dạng đoán được từ những byte đầu."},
		Texts{"the file “{0}” is no {1} (it holds {2})", "open the file in the program that made it and save it as {1}; texts (csv, txt, …) in UTF-8", "The name says one kind and the bytes are of another, so readers cannot open the file, and a browser may guess that it is a page with scripts. A new ending does not change the kind: for example, a web page that is called .xls must be opened in Excel and saved as Excel Workbook (.xlsx). In brackets is what the first bytes look like."}},
	PictureEnding: {Warning,
		Texts{"ảnh “{0}” có đuôi tên không đúng dạng", "đổi đuôi thành {1}, cả ở chỗ bài nhắc tới ảnh", "Máy chủ gửi ảnh theo đuôi tên, nên ảnh PNG mang tên .jpg đến máy người đọc với dạng sai; trình duyệt thường vẫn hiện, chương trình khác thì không chắc."},
		Texts{"the picture “{0}” has the ending of another format", "change the ending to {1}, also where articles name the picture", "Hosts send a picture by the ending of its name, so a PNG called .jpg reaches readers with the wrong type; browsers usually show it all the same, other programs may not."}},
	BadAlias: {Error,
		Texts{"địa chỉ cũ “{0}” không dùng được", "viết `{1}`; địa chỉ cũ viết từ gốc trang, ví dụ /tin/cu.html", "Địa chỉ cũ phải bắt đầu bằng /, nằm trong trang, và không phải tệp mà máy chủ hoặc trình duyệt đọc làm lệnh (_headers, web.config, sw.js)."},
		Texts{"the old address “{0}” cannot be used", "write `{1}`; an old address is written from the site's root, for example /tin/cu.html", "An old address starts with /, stays within the site, and is no file from which hosts or browsers take orders (_headers, web.config, sw.js)."}},
	OwnAlias: {Warning,
		Texts{"địa chỉ cũ “{0}” chính là địa chỉ của bài", "bỏ địa chỉ ấy khỏi aliases", "aliases ghi những địa chỉ mà bài từng có ở trang cũ. Địa chỉ hiện nay của bài là đường dẫn của tệp, không cần ghi."},
		Texts{"the old address “{0}” is the article's own", "take it out of aliases", "aliases has the addresses that the article had on an old site. Its address of today is the path of its file and is not written."}},
	QueryAlias: {Hint,
		Texts{"máy chủ tệp tĩnh không phân biệt được địa chỉ cũ có dấu ?: {0} (tất cả {1})", "các địa chỉ ấy ở trong _redirects.nginx và _redirects.caddy; cài vào máy chủ theo docs/hosts.md", "Địa chỉ như /tin.aspx?id=5 hay /web/guest/tin?dDocName=abc chỉ khác nhau ở phần sau dấu ?, mà một trang tĩnh không có tệp cho phần ấy. nginx và Caddy thì dẫn được, với bảng do bangvang ghi."},
		Texts{"a host of files cannot tell apart old addresses with a ?: {0} ({1} in all)", "they are in _redirects.nginx and _redirects.caddy; install these on the host as docs/hosts.md says", "Addresses such as /tin.aspx?id=5 or /web/guest/news?dDocName=abc differ after the ? only, for which a static site has no file. nginx and Caddy can redirect them by the tables that bangvang writes."}},
	NameInAddress: {Warning,
		Texts{"địa chỉ “{0}” có vẻ chứa một tên phải gỡ (redact)", "đổi tên tệp hoặc địa chỉ; tên trong địa chỉ không tự gỡ được", "redact gỡ tên khỏi mọi chữ trên trang, nhưng địa chỉ là tên tệp, không dấu, và có liên kết dẫn tới, nên phải tự đổi. Tên không dấu có thể là của người khác: khi ấy bỏ qua lời nhắc này."},
		Texts{"the address “{0}” seems to hold a name to be left out (redact)", "rename the file or the address; a name in an address cannot be removed for you", "redact removes names from all text, but an address is the name of a file, without marks, and others link to it, so it must be changed by hand. Without marks the name may be someone else's: then leave this aside."}},
	NameInSettings: {Warning,
		Texts{"“{0}” có một tên phải gỡ (redact); trang chỉ hiện [đã gỡ tên] ở chỗ đó", "viết lại dòng này không có tên đó, hoặc bỏ tên khỏi redact", "Tên trong redact không hiện ở đâu cả, kể cả trong chữ của site.yaml và honours.yaml. Nếu chính người ấy vẫn được nêu ở đây, ví dụ là người chịu trách nhiệm, thì hai dòng nói ngược nhau: giữ một."},
		Texts{"“{0}” has a name to be left out (redact); the site shows only [name removed] there", "write this line without the name, or take the name out of redact", "A name in redact is shown nowhere, nor in the texts of site.yaml and honours.yaml. If the same person is to be named here, as the one responsible for example, the two lines contradict each other: keep one."}},
	NameInFile: {Error,
		Texts{"tệp này có tên phải gỡ (redact): “{0}”", "xoá tên đó khỏi tệp", "Tệp chèn vào trang (slots), hình SVG, tệp csv, txt, json và tệp của giao diện được đăng nguyên như đã viết, nên bangvang không tự gỡ tên trong đó. PDF, tài liệu văn phòng và tệp nén thì bangvang không đọc: tự xem lại."},
		Texts{"this file has a name to be left out (redact): “{0}”", "delete the name from the file", "The files of slots, SVG drawings, csv, txt and json files and the files of a theme are published as they were written, so bangvang cannot remove a name from them. It does not read PDF, office documents and archives: look through those yourself."}},
	UnknownTheme: {Error,
		Texts{"không có giao diện “{0}”", "có sẵn: {1}", "Giao diện được tìm trong themes/ của trang, rồi trong các giao diện có sẵn."},
		Texts{"there is no theme “{0}”", "there are: {1}", "A theme is looked up in the site's themes/, then among the built-in ones."}},
	TemplateError: {Error,
		Texts{"mẫu giao diện lỗi: {0}", "các trường mà mẫu thấy được kể trong themes/README.md", "Mẫu của giao diện không đọc hoặc không chạy được. Mẫu chỉ thấy các trường được kể trong themes/README.md."},
		Texts{"the theme's template: {0}", "themes/README.md lists the fields that a template sees", "A template of the theme cannot be read or run. Templates see only the fields listed in themes/README.md."}},
	TemplateField: {Error,
		Texts{"mẫu giao diện dùng trường “{0}”, mà {1} không có trường ấy", "có phải “{2}”? {1} có: {3}; các trường của mỗi loại trang được kể trong themes/README.md", "Mỗi mẫu được xem trước khi dựng trang, với mọi loại trang mà nó có thể hiện, cả ở nhánh if chưa trang nào đi qua và trong mẫu con. Trường viết sai tên làm hỏng trang đầu tiên đi qua chỗ đó."},
		Texts{"the theme's template uses the field “{0}”, which {1} does not have", "did you mean “{2}”? {1} has: {3}; themes/README.md lists the fields of each kind of page", "Every template is checked before pages are made, for each kind of page that it may show, also in branches of an if that no page has taken yet and in parts. A misspelt field breaks the first page that comes there."}},
	ThemeFile: {Warning,
		Texts{"không trang nào dùng “{0}” của giao diện", "có phải “{1}”? themes/README.md kể tên các mẫu, các khối; tệp CSS phải được gọi tên trong templates/style.html", "Tệp của giao diện nằm trong templates/, assets/, strings/ hoặc root/. Mẫu hay khối sai tên không thay được gì của giao diện có sẵn, tệp CSS không mẫu nào gọi tên thì không trang nào nạp; trang vẫn dựng như chưa có tệp ấy."},
		Texts{"no page uses “{0}” of the theme", "did you mean “{1}”? themes/README.md names the templates and the blocks; a style sheet has to be named in templates/style.html", "Files of a theme are in templates/, assets/, strings/ or root/. A template or a block with a wrong name replaces nothing of the built-in theme, and no page loads a style sheet that no template names; pages are built as if the file were not there."}},
	InlineStyle: {Warning,
		Texts{"mẫu giao diện viết “{0}” ngay trong trang, trình duyệt không nhận", "chuyển sang một tệp trong assets/: kiểu chữ, màu vào tệp CSS, đoạn mã vào tệp JS", "Chính sách nội dung (Content-Security-Policy) của mọi trang chỉ nhận kiểu và mã từ tệp của chính trang, để chữ chép từ ngoài vào không chạy được gì. Vì vậy style=, <style>, <script> không có src và onclick= không có tác dụng. Giao diện nào cần khác thì có templates/policy.html và root/_headers riêng."},
		Texts{"the template has “{0}” in the page, which browsers ignore", "put it into a file in assets/: styles into a style sheet, code into a script", "The Content-Security-Policy of every page allows styles and scripts from files of the site alone, so that copied text can run nothing. So style=, <style>, a <script> without src, and onclick= do nothing. A theme that needs something else has its own templates/policy.html and root/_headers."}},
	Unpaired: {Warning,
		Texts{"“{0}” không có “{1}” đi cùng", "ở chỗ này đang mở “{2}”; viết thêm phần còn thiếu, hoặc bỏ phần thừa", "Một thẻ, ngoặc, chuỗi hay chú thích mở mà không đóng (hoặc đóng mà không mở) làm phần sau của trang hay của tệp CSS bị hiểu sai. Thẻ được xét trên cả trang, qua mọi mẫu mà trang gọi; chỗ mà thẻ mở hay không còn tuỳ bài viết thì không nói gì. Thẻ HTML cho phép không đóng (p, li, td, …) cũng vậy."},
		Texts{"“{0}” has no “{1}” with it", "“{2}” is open here; write what is missing, or delete what is too much", "A tag, bracket, string or comment that is begun and not ended (or ended and not begun) has the rest of the page or of the style sheet misread. Tags are judged over the whole page, through all templates that it calls; where it depends on an article whether a tag is open, nothing is said, nor of tags that HTML lets open (p, li, td, …)."}},
	MissingString: {Error,
		Texts{"giao diện không có câu chữ “{0}” trong {1}", "thêm khoá \"{0}\" vào tệp đó", "Câu chữ của giao diện nằm trong strings/vi.json và strings/en.json; hai tệp phải có cùng các khoá, và mẫu chỉ gọi khoá có thật."},
		Texts{"the theme has no string “{0}” in {1}", "add the key \"{0}\" to that file", "A theme's words stand in strings/vi.json and strings/en.json; both must have the same keys, and templates may only call keys that exist."}},
	MissingAsset: {Error,
		Texts{"giao diện không có tệp “{0}” trong assets/", "thêm tệp đó vào assets/ của giao diện, hoặc sửa tên", "Mẫu hoặc tệp CSS gọi một tệp (CSS, JS, ảnh, phông chữ) không có trong thư mục assets/ của giao diện. Tệp CSS không gọi được tệp CSS khác."},
		Texts{"the theme has no file “{0}” in assets/", "add that file to the theme's assets/, or mend the name", "A template or style sheet names a file (CSS, JS, picture, font) that is not in the theme's assets/ folder. A style sheet cannot name another style sheet."}},
	ForeignFile: {Error,
		Texts{"{0} đã có trong thư mục xuất và không do bangvang viết", "dời tệp đó đi, hoặc xuất ra thư mục khác; thư mục xuất chỉ có trang do bangvang dựng thì xoá cả thư mục rồi dựng lại", "bangvang không đụng vào tệp mà nó không viết ra. Nếu cả thư mục xuất (public) chỉ có trang do bangvang dựng, cứ xoá cả thư mục đó rồi chạy lại bangvang build: trang được dựng lại đủ từ content/."},
		Texts{"{0} is in the output folder and was not written by bangvang", "move that file away, or write to another folder; if the output folder has only what bangvang built, delete it and build again", "bangvang never touches a file that it did not write. If the output folder (public) has nothing but the site that bangvang built, delete the whole folder and run bangvang build again: all of it is made anew from content/."}},
	DamagedManifest: {Error,
		Texts{"danh sách tệp đã xuất ({0}) bị hỏng, nên không biết tệp nào do bangvang viết", "xoá cả thư mục {1}, rồi chạy lại: bangvang build", "bangvang ghi tên mọi tệp nó xuất ra vào .bangvang/manifest trong thư mục xuất, và chỉ sửa, xoá những tệp có tên ở đó. Danh sách bị cắt, bị sửa hoặc của một phiên bản khác thì tệp cũ trông như tệp lạ. Mọi trang đều được dựng lại từ content/ nên xoá thư mục xuất không mất bài nào; tệp của riêng mình để trong đó thì dời đi trước."},
		Texts{"the list of published files ({0}) is damaged, so it is not known which files bangvang wrote", "delete the whole folder {1}, then run again: bangvang build", "bangvang writes the name of every file that it publishes into .bangvang/manifest in the output folder, and changes and removes only files that are named there. When the list is cut, was edited or is of another version, old files look like foreign ones. Every page is made anew from content/, so deleting the output folder loses no article; move files of your own out of it first."}},
}
