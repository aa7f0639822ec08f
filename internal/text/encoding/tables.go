package encoding

import "strings"

// tcvn3 decodes TCVN 5712:1993, third set, whose codes are read as Latin-1. Of the capitals only seven have codes.
var tcvn3 = pairs("¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ¡¢£¤¥¦§",
	"ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵĂÂÊÔƠƯĐ")

// pairs returns a replacer of each character of from by the one at its place in to.
func pairs(from, to string) *strings.Replacer {
	target := []rune(to)
	var list []string
	for i, r := range []rune(from) {
		list = append(list, string(r), string(target[i]))
	}
	return strings.NewReplacer(list...)
}

// vni decodes VNI, whose letters take one or two codes, read as Windows-1252. The longer ones come first; a capital
// with a small mark is written too (“Uû”).
var vni = strings.NewReplacer(
	"aù", "á", "aø", "à", "aû", "ả", "aõ", "ã", "aï", "ạ", "eù", "é", "eø", "è", "eû", "ẻ", "eõ", "ẽ", "eï", "ẹ",
	"où", "ó", "oø", "ò", "oû", "ỏ", "oõ", "õ", "oï", "ọ", "uù", "ú", "uø", "ù", "uû", "ủ", "uõ", "ũ", "uï", "ụ",
	"yù", "ý", "yø", "ỳ", "yû", "ỷ", "yõ", "ỹ", "aâ", "â", "aá", "ấ", "aà", "ầ", "aå", "ẩ", "aã", "ẫ", "aä", "ậ",
	"eâ", "ê", "eá", "ế", "eà", "ề", "eå", "ể", "eã", "ễ", "eä", "ệ", "oâ", "ô", "oá", "ố", "oà", "ồ", "oå", "ổ",
	"oã", "ỗ", "oä", "ộ", "aê", "ă", "aé", "ắ", "aè", "ằ", "aú", "ẳ", "aü", "ẵ", "aë", "ặ", "ôù", "ớ", "öù", "ứ",
	"ôø", "ờ", "öø", "ừ", "ôû", "ở", "öû", "ử", "ôõ", "ỡ", "öõ", "ữ", "ôï", "ợ", "öï", "ự", "AÙ", "Á", "AØ", "À",
	"AÛ", "Ả", "AÕ", "Ã", "AÏ", "Ạ", "EÙ", "É", "EØ", "È", "EÛ", "Ẻ", "EÕ", "Ẽ", "EÏ", "Ẹ", "OÙ", "Ó", "OØ", "Ò",
	"OÛ", "Ỏ", "OÕ", "Õ", "OÏ", "Ọ", "UÙ", "Ú", "UØ", "Ù", "UÛ", "Ủ", "UÕ", "Ũ", "UÏ", "Ụ", "YÙ", "Ý", "YØ", "Ỳ",
	"YÛ", "Ỷ", "YÕ", "Ỹ", "AÂ", "Â", "AÁ", "Ấ", "AÀ", "Ầ", "AÅ", "Ẩ", "AÃ", "Ẫ", "AÄ", "Ậ", "EÂ", "Ê", "EÁ", "Ế",
	"EÀ", "Ề", "EÅ", "Ể", "EÃ", "Ễ", "EÄ", "Ệ", "OÂ", "Ô", "OÁ", "Ố", "OÀ", "Ồ", "OÅ", "Ổ", "OÃ", "Ỗ", "OÄ", "Ộ",
	"AÊ", "Ă", "AÉ", "Ắ", "AÈ", "Ằ", "AÚ", "Ẳ", "AÜ", "Ẵ", "AË", "Ặ", "ÔÙ", "Ớ", "ÖÙ", "Ứ", "ÔØ", "Ờ", "ÖØ", "Ừ",
	"ÔÛ", "Ở", "ÖÛ", "Ử", "ÔÕ", "Ỡ", "ÖÕ", "Ữ", "ÔÏ", "Ợ", "ÖÏ", "Ự", "Aù", "Á", "Aø", "À", "Aû", "Ả", "Aõ", "Ã",
	"Aï", "Ạ", "Eù", "É", "Eø", "È", "Eû", "Ẻ", "Eõ", "Ẽ", "Eï", "Ẹ", "Où", "Ó", "Oø", "Ò", "Oû", "Ỏ", "Oõ", "Õ",
	"Oï", "Ọ", "Uù", "Ú", "Uø", "Ù", "Uû", "Ủ", "Uõ", "Ũ", "Uï", "Ụ", "Yù", "Ý", "Yø", "Ỳ", "Yû", "Ỷ", "Yõ", "Ỹ",
	"Aâ", "Â", "Aá", "Ấ", "Aà", "Ầ", "Aå", "Ẩ", "Aã", "Ẫ", "Aä", "Ậ", "Eâ", "Ê", "Eá", "Ế", "Eà", "Ề", "Eå", "Ể",
	"Eã", "Ễ", "Eä", "Ệ", "Oâ", "Ô", "Oá", "Ố", "Oà", "Ồ", "Oå", "Ổ", "Oã", "Ỗ", "Oä", "Ộ", "Aê", "Ă", "Aé", "Ắ",
	"Aè", "Ằ", "Aú", "Ẳ", "Aü", "Ẵ", "Aë", "Ặ", "Ôù", "Ớ", "Öù", "Ứ", "Ôø", "Ờ", "Öø", "Ừ", "Ôû", "Ở", "Öû", "Ử",
	"Ôõ", "Ỡ", "Öõ", "Ữ", "Ôï", "Ợ", "Öï", "Ự",
	"î", "ỵ", "ô", "ơ", "ö", "ư", "í", "í", "ì", "ì", "æ", "ỉ", "ó", "ĩ", "ò", "ị", "ñ", "đ", "Î", "Ỵ", "Ô", "Ơ",
	"Ö", "Ư", "Í", "Í", "Ì", "Ì", "Æ", "Ỉ", "Ó", "Ĩ", "Ò", "Ị", "Ñ", "Đ",
)

// rhymes are the rhymes of Vietnamese without their tones.
var rhymes = set("a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc ue uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyt uyu uơ ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu")

// onsets are the consonants that begin a syllable, each with the rhymes that may follow it: nil for all. After qu and
// gi the letters u and i belong to the onset.
var onsets = func() map[string]map[string]bool {
	out := map[string]map[string]bool{"": nil, "q": {}, "gi": set("a ac ai am an ang anh ao ap at au ay ăm ăn ăng ăt âc âm ân âng âp ât âu ây ơi o oc oi on ong ô ôc ôi ôn ông ơ u ua uc ui um un ung up ut uôc uông ư ưa ưt ương e em en eo ep et ê êc êng êt i in"), "g": nil}
	for onset := range set("b c ch d đ g gh h k kh l m n ng ngh nh p ph r s t th tr v x") {
		out[onset] = nil
	}
	for rhyme := range rhymes {
		if strings.HasPrefix(rhyme, "u") {
			out["q"][rhyme] = true
		}
	}
	for rhyme := range set("ua uac uach uai uan uang uanh uao uap uat uau uay uăc uăm uăn uăng uăp uăt ue uen ueo uet uit uôc uơ uơi uêt uên uyn") {
		out["q"][rhyme] = true
	}
	return out
}()

func set(words string) map[string]bool {
	out := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		out[word] = true
	}
	return out
}
