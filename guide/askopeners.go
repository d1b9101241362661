package guide

import (
	"yardstick/english"
	"yardstick/job"
)

// Openers makes the guide of the questions with which nearly every interview
// begins, whatever the job: tell me about yourself, why this job, your
// strengths. Of a job it takes the title and the functions; j may be nil. The
// guide is not sealed.
func Openers(j *job.Job) Guide {
	g := Guide{Format: Format, ID: "openers", Title: "The opening questions", Version: 1, Scale: DefaultScale(), Pass: Pass{Score: DefaultPass}}
	work, parts := "the work", ""
	if j != nil {
		f := gatherFacts(j)
		g.ID, g.Title, g.Job, work = j.ID+"-openers", "The opening questions: "+j.Title, j.Title, "the work of "+f.title
		if names := f.names(); len(names) > 0 {
			parts = ", such as " + english.List(names[:min(3, len(names))], "or")
		}
	}
	g.Questions = []Question{aboutYourself(work), whyThisJob(work, parts), strengths(work)}
	return Complete(g)
}

func aboutYourself(work string) Question {
	return Question{
		ID: "about-yourself", Text: "Tell me about yourself.", Type: Custom, Seconds: 90,
		Purpose: "Shows whether the candidate can say in a minute who is sitting there and why.",
		Probes:  []string{"What of that do you still use today?", "What would your last team say you were there for?"},
		Requirements: []Requirement{
			need("now", Content, 1, "Says what the present or last work is, so that a stranger understands it.",
				[]string{"At the moment I look after the front desk of a dental practice with three dentists.", "For the last four years I have driven a delivery van in the city."},
				[]string{"I am a people person with a lot of energy.", "You can read all of that in my papers."}),
			need("way", Cause, 1, "Names one step on the way here with the reason for it.",
				[]string{"I left the kitchen because I wanted to stay with one task until it is done.", "I went back to evening school since nobody let me near the accounts without it."},
				[]string{"First I was here, then I was there, and now I am here.", "I have done many different things in my life."}),
			need("shown", Example, 1.5, "Shows by one concrete case what goes well.",
				[]string{"Last winter the heating failed on a Friday and I had all forty tenants told by noon.", "In my second month I found the two invoices that had been paid twice."},
				[]string{"I am good at solving problems.", "Everybody says that I work very well."}),
			need("bridge", Content, 2, "Says how the way so far leads to "+work+".",
				[]string{"That is the part that I want more of, and it is what you describe in this job.", "What I did there by the way would be the main thing here."},
				[]string{"And now I would like something new.", "I think that I would fit in here."}),
			need("figure", MeasureK, 0.5, "Gives a figure, a period or a size that could be checked.",
				[]string{"It is about sixty calls a day.", "I have been there since March 2021."},
				[]string{"There is always a lot to do.", "I have been there for quite some time."}),
		},
	}
}

func whyThisJob(work, parts string) Question {
	return Question{
		ID: "why-this-job", Text: "Why do you want this job?", Type: Custom, Seconds: 90,
		Purpose: "Shows whether the candidate knows the work, and what draws him or her to it.",
		Probes:  []string{"What would you like least about it?", "Which other jobs are you looking at?"},
		Requirements: []Requirement{
			need("work", Content, 2, "Names a part of the work itself that draws the speaker"+parts+".",
				[]string{"What draws me is that the same person takes the call and sees to it that something happens.", "I want the weekly planning, since that is where it goes right or wrong."},
				[]string{"You are a well known firm with a good name.", "It is near my home and the pay is good."}),
			need("reason", Cause, 1.5, "Gives a reason for it out of own experience.",
				[]string{"I know it from covering for a colleague, and it was the best month of that year.", "When I did it for my brother's workshop I stayed late without noticing."},
				[]string{"I have always wanted to work in such a place.", "It simply sounds interesting."}),
			need("case", Example, 1, "Recalls one moment that shows this.",
				[]string{"One evening a woman rang only to say that the part had come, and I knew what I want to do.", "On the day of the flood I stood there until six and would not have swapped."},
				[]string{"I have often noticed that about myself.", "It has always been like that with me."}),
			need("gives", Content, 1.5, "Says what the employer gets out of it.",
				[]string{"You would not have to explain the orders to me, I have entered such orders for two years.", "I would bring the habit of ringing back before noon."},
				[]string{"I hope to learn a great deal from you.", "For me it would be the next step."}),
			need("hard", Content, 0.5, "Names something that is hard about "+work+" and a way to deal with it.",
				[]string{"Mondays will be rough; I would put the open cases in order on Friday.", "People will be short with me, and I have learned to let them finish first."},
				[]string{"I do not think that anything about it would be hard.", "I like a challenge."}),
		},
	}
}

func strengths(work string) Question {
	return Question{
		ID: "strengths", Text: "What are your strengths?", Type: Custom, Seconds: 90,
		Purpose: "Shows whether the candidate knows what he or she is good at, and can show it.",
		Probes:  []string{"Who would disagree?", "When did it not help you?"},
		Requirements: []Requirement{
			need("strength", Content, 2, "Names one strength that "+work+" needs.",
				[]string{"I keep track of what was promised to whom.", "I stay calm when three people want something at once."},
				[]string{"I am good with everything.", "My strengths are motivation, flexibility and teamwork."}),
			need("case", Example, 2, "Shows it by one concrete case.",
				[]string{"In May the system was down for a day, and I had the list on paper because I write it every morning.", "When the coach broke down I found beds for thirty people in two hours."},
				[]string{"I can show that every day.", "My friends know that about me."}),
			need("came", Result, 1.5, "Says what came of it.",
				[]string{"Not one appointment was lost that day.", "They asked me to do the same for the other branch."},
				[]string{"It went well.", "That is how I always do it."}),
			need("proof", MeasureK, 0.5, "Gives a figure, or somebody else's word, as a proof.",
				[]string{"Of two hundred bookings three had to be corrected.", "My supervisor wrote that into my reference."},
				[]string{"It was quite a lot.", "It is known that I do that well."}),
			need("limit", Content, 0.5, "Says where this strength ends or gets in the way.",
				[]string{"It makes me slow where a quick answer would do.", "I have to make an effort to hand such things over."},
				[]string{"There is nothing bad about it.", "One cannot be too careful."}),
		},
	}
}
