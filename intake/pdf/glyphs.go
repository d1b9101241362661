package pdf

import (
	"strconv"
	"strings"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// signs are the signs that Adobe's names of glyphs stand for, where the name
// neither is the letter itself nor built of a letter and an accent.
var signs = map[string]string{
	"AE": "Æ", "Eth": "Ð", "Euro": "€", "Lslash": "Ł", "OE": "Œ", "Oslash": "Ø", "Thorn": "Þ", "acute": "´", "ae": "æ", "ampersand": "&",
	"approxequal": "≈", "arrowright": "→", "asciicircum": "^", "asciitilde": "~", "asterisk": "*", "at": "@", "backslash": "\\",
	"bar": "|", "braceleft": "{", "braceright": "}", "bracketleft": "[", "bracketright": "]", "brokenbar": "¦", "bullet": "•",
	"cedilla": "¸", "cent": "¢", "checkbox": "□", "circle": "○", "circumflex": "ˆ", "colon": ":", "comma": ",", "copyright": "©",
	"currency": "¤", "dagger": "†", "daggerdbl": "‡", "degree": "°", "dieresis": "¨", "divide": "÷", "dollar": "$", "dotlessi": "ı",
	"eight": "8", "ellipsis": "…", "emdash": "—", "endash": "–", "equal": "=", "eth": "ð", "exclam": "!", "exclamdown": "¡", "ff": "ff",
	"ffi": "ffi", "ffl": "ffl", "fi": "fi", "filledbox": "■", "five": "5", "fl": "fl", "florin": "ƒ", "four": "4", "fraction": "⁄",
	"germandbls": "ß", "grave": "`", "greater": ">", "greaterequal": "≥", "guillemotleft": "«", "guillemotright": "»",
	"guilsinglleft": "‹", "guilsinglright": "›", "hyphen": "-", "less": "<", "lessequal": "≤", "logicalnot": "¬", "lslash": "ł",
	"macron": "¯", "minus": "−", "mu": "µ", "multiply": "×", "nbspace": " ", "nine": "9", "nonbreakingspace": " ", "notequal": "≠",
	"numbersign": "#", "oe": "œ", "one": "1", "onehalf": "½", "onequarter": "¼", "openbullet": "◦", "ordfeminine": "ª",
	"ordmasculine": "º", "oslash": "ø", "paragraph": "¶", "parenleft": "(", "parenright": ")", "percent": "%", "period": ".",
	"periodcentered": "·", "perthousand": "‰", "plus": "+", "plusminus": "±", "question": "?", "questiondown": "¿", "quotedbl": "\"",
	"quotedblbase": "„", "quotedblleft": "“", "quotedblright": "”", "quoteleft": "‘", "quoteright": "’", "quotesinglbase": "‚",
	"quotesingle": "'", "registered": "®", "section": "§", "semicolon": ";", "seven": "7", "sfthyphen": "\u00ad", "six": "6",
	"slash": "/", "softhyphen": "\u00ad", "space": " ", "square": "□", "squaresolid": "■", "sterling": "£", "thorn": "þ", "three": "3",
	"threequarters": "¾", "tilde": "˜", "trademark": "™", "two": "2", "underscore": "_", "yen": "¥", "zero": "0",
}

// accents are the accents that names of glyphs end with, as signs to be put on a letter.
var accents = map[string]string{
	"grave": "\u0300", "acute": "\u0301", "circumflex": "\u0302", "tilde": "\u0303", "dieresis": "\u0308", "ring": "\u030a",
	"cedilla": "\u0327", "caron": "\u030c", "macron": "\u0304", "ogonek": "\u0328", "breve": "\u0306", "hungarumlaut": "\u030b",
	"dotaccent": "\u0307", "commaaccent": "\u0326",
}

// glyph gives the sign that a name of a glyph stands for, or nothing.
func glyph(name string) string {
	name, _, _ = strings.Cut(name, ".") // a.sc, one.oldstyle
	if len(name) == 1 && (name[0]|0x20 >= 'a' && name[0]|0x20 <= 'z') {
		return name
	}
	if s := signs[name]; s != "" {
		return s
	}
	for _, prefix := range [...]string{"uni", "u"} {
		if code, ok := strings.CutPrefix(name, prefix); ok && len(code) >= 4 && len(code) <= 6 {
			if n, err := strconv.ParseUint(code, 16, 21); err == nil {
				return string(rune(n))
			}
		}
	}
	if strings.Contains(name, "_") { // f_i
		var b strings.Builder
		for part := range strings.SplitSeq(name, "_") {
			if part != name {
				b.WriteString(glyph(part))
			}
		}
		return b.String()
	}
	if len(name) > 4 {
		if accent := accents[name[1:]]; accent != "" {
			return norm.NFC.String(name[:1] + accent)
		}
	}
	return ""
}

// single gives the signs of an encoding with one byte a sign, by its name in PDF.
func single(encoding string) (out [256]string) {
	chars := charmap.Windows1252
	if encoding == "MacRomanEncoding" {
		chars = charmap.Macintosh
	}
	for i := range out {
		if r := chars.DecodeByte(byte(i)); r >= ' ' && r != 0xfffd && (r < 0x7f || r > 0x9f) {
			out[i] = string(r)
		} else if i > ' ' && encoding == "WinAnsiEncoding" {
			out[i] = "•" // the standard has it so for what is not used
		}
	}
	if encoding == "StandardEncoding" {
		for code, sign := range map[int]string{
			0x27: "’", 0x60: "‘", 0xa4: "⁄", 0xa9: "'", 0xaa: "“", 0xac: "‹", 0xad: "›", 0xae: "fi",
			0xaf: "fl", 0xb1: "–", 0xb7: "•", 0xba: "”", 0xbc: "…", 0xd0: "—",
		} {
			out[code] = sign
		}
	}
	return out
}
