package panel

import (
	"fmt"
	"strings"
	"time"

	"yardstick/record"
)

// Calendar gives the interviews that a viewer sees as an iCalendar file (RFC 5545),
// one event a candidate who has a time. Names stand in it where the view has them.
func (v *View) Calendar(now time.Time) string {
	var b calendar
	b.line("BEGIN:VCALENDAR")
	b.line("VERSION:2.0")
	b.line("PRODID:-//Yardstick//Panel//EN")
	for _, c := range v.Candidates {
		if c.Schedule == nil || c.Gone {
			continue
		}
		start, err := record.ParseTime(c.Schedule.Start)
		if err != nil {
			continue // the log holds none that cannot be read
		}
		name := c.Name
		if name == "" {
			name = c.Code
		}
		b.line("BEGIN:VEVENT")
		b.line("UID:" + c.Code + "-" + v.Position + "@yardstick")
		b.line("DTSTAMP:" + stamp(now))
		b.line("DTSTART:" + stamp(start))
		b.line(fmt.Sprintf("DURATION:PT%dM", c.Schedule.Minutes))
		b.line("SUMMARY:" + escaped("Interview: "+name+", "+v.Title))
		b.line("LOCATION:" + escaped(c.Schedule.Where))
		b.line("END:VEVENT")
	}
	b.line("END:VCALENDAR")
	return b.String()
}

func stamp(t time.Time) string { return t.UTC().Format("20060102T150405Z") }

// escaped writes a text value (RFC 5545, section 3.3.11).
func escaped(s string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\r\n", `\n`, "\n", `\n`, "\r", "").Replace(s)
}

// calendar folds lines at 75 bytes, never within a character (section 3.1).
type calendar struct{ strings.Builder }

func (b *calendar) line(s string) {
	width := 0
	for _, r := range s {
		n := len(string(r))
		if width+n > 75 {
			b.WriteString("\r\n ")
			width = 1
		}
		b.WriteRune(r)
		width += n
	}
	b.WriteString("\r\n")
}
