package webtest

// FirstAnswer is what somebody writes at first.
const FirstAnswer = "Customer service has failed when fewer than 70 of 100 callers are helped the first time, week after week. " +
	"It is hard to say more."

// SecondAnswer is what somebody writes when they know more.
const SecondAnswer = "Customer service has failed when fewer than 70 of 100 callers are helped the first time, week after week. " +
	"I have failed in administration when 40 entries are waiting at the end of the day, because I took what was loudest first. " +
	"What I would notice first is that customers open with: this is the third time I am calling. " +
	"Then customers wait and pay for my backlog."

// Advertisement is an advertisement as somebody pastes it.
const Advertisement = `Parking attendant
Duties:
- Keep the car park in order and show drivers to free places
- Take payments and give receipts within two minutes
- Report damage to vehicles and barriers to the office the same day
- Answer complaints of customers politely
You work with the office, the cleaning team and the city police.`
