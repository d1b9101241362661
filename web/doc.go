// Package web is Yardstick in a browser: it puts the rooms, which are sets of
// pages, into the frame that all of them stand in.
//
// What every page has is in web/frame, the pages for somebody who practises in
// web/practise. Texts are in web/text, what pages load in web/asset, charts in
// web/chart, who may enter in web/access.
package web
