package description

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"

	"yardstick/internal/fault"
)

// The PDF reader trusts the numbers in a file: it makes tables as large as
// they say and looks for as many objects. Before it sees a file, the parts
// that say so are checked here.
const (
	maxNumber  = 10_000_000 // in the dictionary of a stream or a table of references; the file has fewer bytes
	maxObjects = 20_000     // in an object stream
	maxPacked  = 4 << 20    // bytes of an object stream, unpacked
	maxWork    = 1 << 30    // bytes unpacked in looking up objects
	maxMarks   = 20_000     // streams
	maxHeads   = 4 << 20    // bytes of the dictionaries of all streams
)

var (
	streamMark = regexp.MustCompile(`(?:^|[^d])stream\r?\n`) // not endstream: what stands before that is data, in which anything may stand
	filters    = regexp.MustCompile(`/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b`)
	commented  = regexp.MustCompile(`%[^\r\n]*`)
	digits     = regexp.MustCompile(`\d{8,}`)
	objectSet  = regexp.MustCompile(`/ObjStm\b|/First\b|/Extends\b`)
	howMany    = regexp.MustCompile(`/N\s*(\d+)\s*(\d+\s+R\b)?`)
	fieldWidth = regexp.MustCompile(`/W\s*\[([^\]]*)\]`)
	table      = regexp.MustCompile(`(?s)(?:^|[^t])xref\b.*?trailer`)
)

// guard checks a PDF and gives the number of reads that it is worth.
func guard(data []byte) (reads int, err error) {
	left, largest := int64(maxRaw), int64(1)
	marks, heads := streamMark.FindAllIndex(data, maxMarks+1), 0
	if len(marks) > maxMarks {
		return 0, hostile("more than 20,000 streams")
	}
	for _, m := range marks {
		head := dictionary(data[:m[0]])
		if heads += len(head); heads > maxHeads {
			return 0, hostile("dictionaries larger than any file has")
		}
		head = commented.ReplaceAll(head, nil)
		size, err := checkStream(head, data[m[1]:], &left)
		if err != nil {
			return 0, err
		}
		if objectSet.Match(head) {
			largest = max(largest, size)
		}
	}
	for _, t := range table.FindAll(data, -1) {
		if tooLarge(t) {
			return 0, hostile("a table of references with numbers too large")
		}
	}
	return int(min(maxReads, maxWork/largest)), nil
}

// dictionary gives the words before a stream, back to the object's beginning,
// comments included.
func dictionary(before []byte) []byte {
	before = before[max(0, len(before)-16<<10):]
	if i := bytes.LastIndex(before, []byte("obj")); i >= 0 {
		before = before[i:]
	}
	return before
}

// checkStream checks one stream, packed or not; its unpacked size, which is
// given, is taken off left.
func checkStream(head, body []byte, left *int64) (int64, error) {
	if tooLarge(head) || bytes.Contains(head, []byte("/#")) || len(filters.FindAll(head, 2)) > 1 {
		return 0, hostile("a stream that is packed twice or claims an impossible size")
	}
	if w := fieldWidth.FindSubmatch(head); w != nil && (bytes.ContainsAny(w[1], "-") || !bytes.ContainsAny(w[1], "123456789")) {
		return 0, hostile("a table of references with empty rows")
	}
	body = unpackOnce(body, *left)
	if *left -= int64(len(body)); *left < 0 {
		return 0, fault.Invalidf("is a PDF that unpacks to more than %d MiB, the most that is read", maxRaw>>20)
	}
	if len(body) > 1 && body[0] == 0x78 && (uint(body[0])<<8|uint(body[1]))%31 == 0 {
		return 0, hostile("a stream that is packed twice")
	}
	if !objectSet.Match(head) {
		return int64(len(body)), nil
	}
	return int64(len(body)), checkObjects(head, body)
}

// unpackOnce unpacks a stream, at most one byte more than left; what is not
// packed is taken as it is, up to its end mark.
func unpackOnce(body []byte, left int64) []byte {
	z, err := zlib.NewReader(bytes.NewReader(body))
	if err == nil {
		out, _ := io.ReadAll(io.LimitReader(z, left+1))
		return out
	}
	end := bytes.Index(body, []byte("endstream"))
	if end < 0 {
		end = len(body)
	}
	return body[:min(int64(end), left+1)]
}

// checkObjects checks an object stream: it holds as many objects as it says,
// and no string that never ends.
func checkObjects(head, body []byte) error {
	n := howMany.FindAllSubmatch(head, -1)
	if len(n) != 1 || len(n[0][2]) > 0 || len(body) > maxPacked {
		return hostile("an object stream that does not say how much it holds")
	}
	if count, err := strconv.Atoi(string(n[0][1])); err != nil || count > maxObjects {
		return hostile("an object stream with too many objects")
	}
	if bytes.LastIndexByte(body, '<') > bytes.LastIndexByte(body, '>') {
		return hostile("an object stream with a string that does not end")
	}
	return nil
}

// tooLarge reports whether a number is larger than any that a file of the size
// that is read has use for.
func tooLarge(text []byte) bool {
	for _, d := range digits.FindAll(text, -1) {
		if n, err := strconv.ParseUint(string(d), 10, 64); err != nil || n > maxNumber {
			return true
		}
	}
	return false
}

func hostile(what string) error {
	return fault.Invalidf("is a PDF with %s; save its text as .txt", what)
}
