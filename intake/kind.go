package intake

import (
	"bytes"
	"regexp"
	"strings"

	"yardstick/internal/fault"
)

// kind is what a file is.
type kind int

const (
	isText kind = iota
	isJob
	isGuide
	isJSON
	isHTML
	isMHTML
	isPDF
	isZip
)

const (
	oldWord = "\xd0\xcf\x11\xe0"
	rich    = `{\rtf`
)

var (
	ours     = regexp.MustCompile(`(?m)^\s{0,1}["']?yardstick["']?\s*:\s*["']?([\w/.-]*)`)
	several  = regexp.MustCompile(`(?m)^["']?guides["']?\s*:`)
	jobField = regexp.MustCompile(`(?m)^functions\s*:\s*(?:#.*)?$`)
	titled   = regexp.MustCompile(`(?m)^(?:id|title)\s*:\s*\S`)
	inJSON   = regexp.MustCompile(`^[\[{\s]*"(yardstick|guides)"\s*:|[{,]\s*"yardstick"\s*:\s*"(?:job|guide)/v1"`)
	element  = regexp.MustCompile(`(?i)</(?:html|body|div|p|ul|ol|li|h[1-6]|table|tr|td|span|section|main|script|strong|b)\s*>`)
	opening  = regexp.MustCompile(`(?is)^(?:<!--.*?-->|<\?xml[^>]*>|\s)*<(?:!doctype\s+html|html|head|body|div|p|ul|ol|h[1-6]|table` +
		`|section|main|article|script|meta|title)\b`)
)

// sniff finds out what a file is by its content. Text is the file's text in
// UTF-8, where it is text.
func sniff(data []byte) (kind, string, error) {
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return 0, "", fault.Invalidf("is empty; %s", wanted)
	case bytes.Contains(data[:min(1024, len(data))], []byte("%PDF-")):
		return isPDF, "", nil
	case bytes.HasPrefix(data, []byte("PK\x03\x04")), bytes.HasPrefix(data, []byte("PK\x05\x06")):
		return isZip, "", nil
	case bytes.HasPrefix(data, []byte(oldWord)):
		return 0, "", fault.Invalidf("is in an old format of Office (.doc, .xls); save it as .docx, .xlsx, .pdf or .txt")
	case bytes.HasPrefix(data, []byte(rich)):
		return 0, "", fault.Invalidf("is in Rich Text Format; save it as .docx, .pdf or .txt")
	}
	text, err := decode(data)
	if err != nil {
		return 0, "", err
	}
	return sniffText(text), text, nil
}

// wanted says what the door takes.
const wanted = "give a job description or advertisement as text, PDF, DOCX, a saved page or a sheet, or a job or guide file"

// maxHead is how much of a text is looked at to tell what it is.
const maxHead = 64 << 10

// sniffText tells one text from another.
func sniffText(text string) kind {
	head := strings.TrimSpace(text[:min(len(text), maxHead)])
	switch json := strings.HasPrefix(head, "{") || strings.HasPrefix(head, "[{") || strings.HasPrefix(head, "[\n"); {
	case json && inJSON.MatchString(head):
		if strings.Contains(head, `"guides"`) || strings.Contains(head, "guide/v1") {
			return isGuide
		}
		return isJob
	case json:
		return isJSON
	case opening.MatchString(head):
		return isHTML
	case strings.HasPrefix(head, "[") && strings.Contains(head, `"@type"`):
		return isJSON
	case strings.Contains(head[:min(len(head), 2000)], "multipart/related") && strings.Contains(head[:min(len(head), 2000)], "MIME-Version:"):
		return isMHTML
	}
	if own := sniffYAML(head); own != isText {
		return own
	}
	if len(element.FindAllString(head, 3)) == 3 {
		return isHTML
	}
	return isText
}

// sniffYAML tells the files of this program from other text: by their first
// field, or, where somebody forgot it, by those that a job must have.
func sniffYAML(head string) kind {
	m := ours.FindStringSubmatch(head)
	switch {
	case m != nil && strings.HasPrefix(m[1], "guide"), m == nil && several.MatchString(head) && strings.Contains(head, "requirements"):
		return isGuide
	case m != nil, jobField.MatchString(head) && titled.MatchString(head):
		return isJob
	}
	return isText
}
