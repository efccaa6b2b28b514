package org.example.todo

import dev.tandem.ApiClient
import org.springframework.web.bind.annotation.PathVariable
import org.springframework.web.bind.annotation.RequestBody
import org.springframework.web.bind.annotation.RequestParam
import org.springframework.web.service.annotation.GetExchange
import org.springframework.web.service.annotation.HttpExchange
import org.springframework.web.service.annotation.PostExchange

/** The notes of a todo, in blocking style: the types say what may be null. */
@ApiClient("todo")
@HttpExchange("/todo/{id}/note")
internal interface NoteApi {

	@GetExchange
	fun latest(@PathVariable id: Long): Note?

	@GetExchange("/all")
	fun list(@PathVariable id: Long, @RequestParam(required = false) `in`: String?): List<Note>

	@PostExchange
	fun add(@PathVariable id: Long, @RequestBody note: Note)

}

internal data class Note(val text: String)
