package web_test

import (
	"testing"
	"time"

	"yardstick/web/webtest"
)

// usual is an advertisement of usual length, as somebody pastes it.
const usual = `Leisure centre receptionist (evenings)
Brookfield Leisure Trust runs three centres and a pool for some 40,000 visitors a year.
About the role
You are the first person whom visitors meet when they come through the door.
What you will do
- Welcome visitors and answer their questions at the desk and on the phone
- Book courts, courses and children's parties and take payments
- Answer emails from members within one working day
- Count the till at the end of the shift and report differences to the duty manager
- Keep the entrance, the noticeboards and the changing rooms tidy
- Check the pool area every hour and record what you find
- Call the lifeguard or an ambulance when somebody is hurt
Who you will work with
You report to the duty manager and work with the lifeguards, the coaches and two colleagues at the desk.
What we look for
- A friendly manner and a good telephone voice
- Experience with a booking system is an advantage
- A first aid certificate, or the will to get one
What we offer
- 12.60 pounds an hour and free use of the gym
- 25 days of holiday
Apply by 30 June with a short letter to the centre manager.`

// TestAgreeWalk pastes an advertisement, corrects what was read and agrees, in a
// real browser. It counts what a person has to press: each button once, and one
// choice or field for each correction.
func TestAgreeWalk(t *testing.T) {
	browser := webtest.Open(t)
	for _, look := range looks() {
		t.Run(look.Name, func(t *testing.T) {
			tab := browser.Tab(t, webtest.Start(t), look)
			tab.Go("/choose")
			tab.Shoot("21-choose")
			webtest.Eval[bool](tab, "document.getElementById('advert').value = `"+usual+"`, true")
			begun, pressed := time.Now(), 0
			press := func(selector string) { pressed++; tab.Press(selector) }
			choose := func(change string) { pressed++; webtest.Eval[bool](tab, change+", true") }
			write := func(selector, text string) { pressed++; tab.Type(selector, text) }
			press("form[action='/choose/text'] .button")
			tab.See("#edit")
			tab.Shoot("22-edit")
			lines := webtest.Eval[int](tab, "document.querySelectorAll('.original-text p').length")
			choose("document.querySelector('.edit-place').selectedIndex = 1")
			choose("document.querySelectorAll('.edit-place')[1].value = 'other'")
			write("[name='f0.name']", " and order")
			write("[name='f0.signs']", "people ask twice")
			write("[name='f0.people']", "the lifeguards")
			webtest.Eval[int](tab, "[...document.querySelectorAll('#edit details')].map(d => d.open = true).length")
			tab.Shoot("23-edit-open")
			press(".edit-bar [value=agree]")
			tab.See(".criterion")
			tab.Shoot("25-agreed")
			t.Logf("from a pasted advertisement of %d lines to agreed with 5 corrections: %d presses and choices, "+
				"%v of which is the machine's; as it stands: 2", lines, pressed, time.Since(begun).Round(time.Millisecond))
		})
	}
}

// TestAgreeByKeyboard corrects a job and agrees with the keyboard alone.
func TestAgreeByKeyboard(t *testing.T) {
	browser := webtest.Open(t)
	site := webtest.Start(t)
	site.Visitor(t).Post("/choose/text", "text", webtest.Advertisement)
	tab := browser.Tab(t, site, webtest.Desktop())
	tab.Go("/jobs/parking-attendant/edit")
	tab.Tab("#title")
	tab.Type("#title", "Night attendant") // what stood there is selected when the focus comes by keyboard
	tab.Tab("[name='f0.name']")
	tab.Tab("select.edit-place")
	tab.Tab(".edit-bar [value=agree]")
	tab.Enter()
	tab.See(".criterion")
	if got := tab.Text(".job-name"); got != "Night attendant" {
		t.Errorf("the job is %q", got)
	}
}
