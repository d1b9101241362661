package text

import "sort"

// markStep is the distance in bytes between two counts of code points.
const markStep = 128

// codePointMarks counts the code points that start before every markStep-th
// byte; nil says that all of s is ASCII, where bytes are code points.
func codePointMarks(s string) []int32 {
	ascii := true
	for i := 0; i < len(s) && ascii; i++ {
		ascii = s[i] < 0x80
	}
	if ascii {
		return nil
	}
	marks := make([]int32, 0, len(s)/markStep+1)
	var n int32
	for i := range len(s) {
		if i%markStep == 0 {
			marks = append(marks, n)
		}
		if startsRune(s[i]) {
			n++
		}
	}
	return marks
}

func startsRune(b byte) bool { return b&0xC0 != 0x80 }

// CodePoints gives the span in code points of the answer, end exclusive. It
// reads at most two stretches of markStep bytes, wherever the span lies.
func (d *Document) CodePoints(s Span) (start, end int) {
	return d.codePoint(s.Start), d.codePoint(s.End)
}

func (d *Document) codePoint(offset int) int {
	if d.marks == nil {
		return offset
	}
	mark := min(offset/markStep, len(d.marks)-1)
	n := int(d.marks[mark])
	for i := mark * markStep; i < offset; i++ {
		if startsRune(d.Raw[i]) {
			n++
		}
	}
	return n
}

// ByteSpan gives the span of bytes for start and end in code points; ok is
// false where they do not lie in order inside the answer.
func (d *Document) ByteSpan(start, end int) (s Span, ok bool) {
	total := d.codePoint(len(d.Raw))
	if start < 0 || end < start || end > total {
		return Span{}, false
	}
	return Span{d.byteOf(start), d.byteOf(end)}, true
}

func (d *Document) byteOf(point int) int {
	if d.marks == nil {
		return point
	}
	mark := lowerBound(len(d.marks), func(i int) bool { return int(d.marks[i]) > point }) - 1
	n, i := int(d.marks[mark]), mark*markStep
	for ; i < len(d.Raw); i++ {
		if startsRune(d.Raw[i]) {
			if n == point {
				return i
			}
			n++
		}
	}
	return i
}

func lowerBound(n int, f func(int) bool) int { return sort.Search(n, f) }
