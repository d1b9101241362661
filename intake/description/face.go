package description

import (
	"unicode/utf16"
	"unicode/utf8"

	"github.com/ledongthuc/pdf"
)

// Limits on a font.
const (
	maxCodes       = 70_000 // of a character map
	maxDifferences = 1_000  // of an encoding
)

// face is a font of a page: what its codes mean, and the widths of its signs
// in thousandths of the size.
type face struct {
	codes  map[string]string // by the bytes of a code; nil where single bytes are meant
	size   int               // bytes of a code
	single [256]string       // by a byte
	first  int
	widths []float64
}

// costOfFace is the work of making a face, in steps.
const costOfFace = 300

// newFace reads a font; characters is its map of codes, if it has one.
func newFace(f *pdf.Font, characters []byte, work *budget) face {
	work.spend(costOfFace)
	out := face{size: 1}
	if n := f.V.Key("Widths").Len(); n <= 256 {
		out.first, out.widths = f.FirstChar(), f.Widths()
	}
	if len(characters) > 0 {
		out.codes, out.size = readCodes(characters, work)
		return out
	}
	var encoding pdf.TextEncoding
	if f.V.Key("Encoding").Key("Differences").Len() <= maxDifferences && f.V.Key("ToUnicode").Kind() != pdf.Stream {
		encoding = f.Encoder()
	}
	out.single = latin()
	for i := range out.single {
		if encoding != nil {
			out.single[i] = encoding.Decode(string([]byte{byte(i)}))
		}
	}
	return out
}

// text gives the meaning of a string as drawn; it stops where that is more text
// than is read of a whole file.
func (f face) text(raw string) string {
	var out []byte
	if f.codes == nil {
		for i := range len(raw) {
			if out = append(out, f.single[raw[i]]...); len(out) > maxText {
				panic(errText)
			}
		}
		return string(out)
	}
	for i := 0; i+f.size <= len(raw); i += f.size {
		if out = append(out, f.codes[raw[i:i+f.size]]...); len(out) > maxText {
			panic(errText)
		}
	}
	return string(out)
}

// width gives the width of a string as drawn, for size 1; where the font tells
// none, half the size a sign.
func (f face) width(raw string, signs int) float64 {
	var sum float64
	for i := range len(raw) {
		if k := int(raw[i]) - f.first; k >= 0 && k < len(f.widths) {
			sum += f.widths[k] / 1000
		}
	}
	if sum == 0 || f.size > 1 {
		return 0.5 * float64(signs)
	}
	return sum
}

// readCodes reads a character map: bfchar gives single codes, bfrange ranges.
// The length of the first code counts for all.
func readCodes(data []byte, work *budget) (codes map[string]string, size int) {
	codes = map[string]string{}
	add := func(code, meaning string) {
		work.spend(1)
		if size == 0 {
			size = min(max(len(code), 1), 4)
		}
		if len(codes) < maxCodes && len(code) == size {
			codes[code] = meaning
		}
	}
	l := &lexer{data: data, work: work}
	l.each(func(op string, args []operand) {
		switch op {
		case "endbfchar":
			for i := 0; i+1 < len(args); i += 2 {
				add(args[i].text, fromBytes(args[i+1].text, 0))
			}
		case "endbfrange":
			for i := 0; i+2 < len(args); i += 3 {
				addRange(args[i].text, args[i+1].text, args[i+2], add)
			}
		}
	})
	return codes, max(size, 1)
}

// addRange adds the codes from low to high, which differ in the last two bytes at most.
func addRange(low, high string, to operand, add func(code, meaning string)) {
	if len(low) == 0 || len(low) != len(high) {
		return
	}
	from, last := number(low), number(high)
	for n := from; n <= last && n-from <= 0xFFFF; n++ {
		code := []byte(low)
		for k, rest := len(code)-1, n; k >= 0; k-- {
			code[k] = byte(rest)
			rest >>= 8
		}
		switch k := n - from; {
		case to.kind == isList && k < len(to.list):
			add(string(code), fromBytes(to.list[k].text, 0))
		case to.kind == isString:
			add(string(code), fromBytes(to.text, k))
		}
	}
}

// number reads up to four bytes, the most significant first.
func number(s string) int {
	n := 0
	for i := range min(len(s), 4) {
		n = n<<8 | int(s[i])
	}
	return n
}

// fromBytes reads UTF-16 and adds plus to its last unit.
func fromBytes(s string, plus int) string {
	var units []uint16
	for i := 0; i+1 < len(s) && i < 32; i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	if len(units) == 0 {
		return ""
	}
	units[len(units)-1] += uint16(plus)
	runes := utf16.Decode(units)
	out := make([]byte, 0, len(runes)*2)
	for _, r := range runes {
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}
