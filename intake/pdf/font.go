package pdf

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/font"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// Limits on a font.
const (
	maxCodes  = 70_000 // of a character map, and of widths
	maxFonts  = 100    // of a page
	costOfOne = 300    // work of making a font, in steps
)

// face is a font of a page: what its codes mean, and how wide its signs are in
// thousandths of the size.
type face struct {
	codes  map[string]string // by the bytes of a code; nil where the file maps none
	size   int               // bytes of a code
	single [256]string       // by a byte, where codes says nothing
	widths map[int]float64
	usual  float64 // width of a sign that widths says nothing of
	bold   bool
	marks  bool // its signs are pictures: marks of lists
}

// plainFace is what a text is taken for where its font is not known.
func plainFace() *face { return &face{size: 1, single: single("WinAnsiEncoding"), usual: 500} }

// faces reads the fonts of a resource dictionary.
func (f *file) faces(resources types.Dict) map[string]*face {
	out := map[string]*face{}
	for name, ref := range f.dict(resources["Font"]) {
		if len(out) == maxFonts {
			break
		}
		at, is := ref.(types.IndirectRef)
		if known := f.known[at.ObjectNumber.Value()]; is && known != nil {
			out[name] = known
			continue
		}
		out[name] = f.fontOf(f.dict(ref))
		if is {
			f.known[at.ObjectNumber.Value()] = out[name]
		}
	}
	return out
}

// fontOf reads a font.
func (f *file) fontOf(d types.Dict) *face {
	f.work.spend(costOfOne)
	out := &face{size: 1, usual: 500, widths: map[int]float64{}}
	base := f.name(d["BaseFont"])
	descriptor := f.dict(d["FontDescriptor"])
	if f.name(d["Subtype"]) == "Type0" {
		out.size = 2
		if below := f.array(d["DescendantFonts"]); len(below) > 0 {
			child := f.dict(below[0])
			descriptor = f.dict(child["FontDescriptor"])
			f.wideWidths(out, child)
		}
	} else {
		f.encoding(out, d, descriptor)
		f.narrowWidths(out, d, descriptor, base)
	}
	if drawn := f.stream(d["ToUnicode"]); len(drawn) > 0 {
		codes, size := readCodes(drawn, f.work)
		out.codes = codes
		if out.size == 2 && size == 1 {
			out.size = 1 // a font that counts in bytes after all
		}
	}
	flags, _ := f.number(descriptor["Flags"])
	low := strings.ToLower(base)
	out.marks = strings.Contains(low, "dingbats") || strings.Contains(low, "wingding") || strings.Contains(low, "webding")
	out.bold = int(flags)&(1<<18) != 0 || strings.Contains(low, "bold") || strings.Contains(low, "black") ||
		strings.Contains(low, "heavy") || strings.Contains(low, "semibd")
	return out
}

// encoding reads what the bytes of a simple font mean.
func (f *file) encoding(out *face, d, descriptor types.Dict) {
	out.single = single("WinAnsiEncoding")
	if flags, _ := f.number(descriptor["Flags"]); int(flags)&4 == 0 && descriptor["FontFile"] != nil {
		out.single = single("StandardEncoding")
	}
	switch e := f.get(d["Encoding"]).(type) {
	case types.Name:
		out.single = single(e.Value())
	case types.Dict:
		if base := f.name(e["BaseEncoding"]); base != "" {
			out.single = single(base)
		}
		code := 0
		for _, x := range f.array(e["Differences"]) {
			if n, is := f.number(x); is {
				code = int(n)
				continue
			}
			if sign := glyph(f.name(x)); code >= 0 && code < 256 {
				out.single[code] = sign
			}
			code++
		}
	}
}

// narrowWidths reads the widths of a simple font; the fonts that every reader
// has need not say theirs.
func (f *file) narrowWidths(out *face, d, descriptor types.Dict, base string) {
	first, _ := f.number(d["FirstChar"])
	list := f.array(d["Widths"])
	for i, w := range list[:min(len(list), 256)] {
		out.widths[int(first)+i], _ = f.number(w)
	}
	if scale := f.array(d["FontMatrix"]); len(scale) == 6 { // Type 3
		s, _ := f.number(scale[0])
		for code := range out.widths {
			out.widths[code] *= s * 1000
		}
	}
	if w, is := f.number(descriptor["MissingWidth"]); is && w > 0 {
		out.usual = w
	}
	if len(list) > 0 || !font.IsCoreFont(base) {
		return
	}
	for code, sign := range out.single {
		r, _ := utf8.DecodeRuneInString(sign)
		if w, err := font.CharWidth(base, r); err == nil && sign != "" {
			out.widths[code] = float64(w)
		}
	}
}

// wideWidths reads the widths of a font whose codes have two bytes: lists that
// begin with a code, or a first code, a last one and the width of all between.
func (f *file) wideWidths(out *face, d types.Dict) {
	out.usual = 1000
	if w, is := f.number(d["DW"]); is {
		out.usual = w
	}
	list := f.array(d["W"])
	for i := 0; i+1 < len(list) && len(out.widths) < maxCodes; {
		first, _ := f.number(list[i])
		if each, is := f.get(list[i+1]).(types.Array); is {
			for k, w := range each {
				out.widths[int(first)+k], _ = f.number(w)
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			return
		}
		last, _ := f.number(list[i+1])
		w, _ := f.number(list[i+2])
		for code := int(first); code <= int(last) && code < 1<<16 && len(out.widths) < maxCodes; code++ {
			f.work.spend(1)
			out.widths[code] = w
		}
		i += 3
	}
}

// each gives every code of a string: its meaning, its width for size 1, and
// whether it is the blank that word spacing widens.
func (t *face) each(raw string, do func(sign string, width float64, blank bool)) {
	for i := 0; i+t.size <= len(raw); i += t.size {
		code := raw[i : i+t.size]
		sign, known := t.codes[code]
		if !known && t.size == 1 {
			sign = t.single[code[0]]
		}
		if t.marks && strings.TrimSpace(sign) != "" {
			sign = "•"
		}
		w, known := t.widths[number(code)]
		if !known {
			w = t.usual
		}
		do(sign, w/1000, code == " ")
	}
}

// readCodes reads a character map: bfchar gives single codes, bfrange ranges.
// The length of the first code counts for all.
func readCodes(data []byte, work *budget) (codes map[string]string, size int) {
	codes = map[string]string{}
	add := func(code, meaning string) {
		work.spend(2)
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
	if low == "" || len(low) != len(high) {
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
	swapped := len(units) > 1
	for _, u := range units {
		swapped = swapped && u&0xff == 0 && u>>8 >= 'a' && u>>8 <= 'z'
	}
	for i := range units {
		if swapped { // Ghostscript writes the letters of ligatures so
			units[i] >>= 8
		}
	}
	units[len(units)-1] += uint16(plus)
	return string(utf16.Decode(units))
}
