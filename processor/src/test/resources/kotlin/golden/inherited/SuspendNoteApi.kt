@file:Suppress("DEPRECATION", "OVERRIDE_DEPRECATION", "REDUNDANT_PROJECTION", "FINAL_UPPER_BOUND")

package example

import dev.tandem.twin.PublishedArgument
import dev.tandem.twin.SuspendCall
import dev.tandem.twin.TwinFacade
import javax.annotation.processing.Generated
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.reactive.asFlow
import kotlinx.coroutines.reactor.awaitSingle

/**
 * The twin for coroutines.
 *
 * @see NoteApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
public interface SuspendNoteApi {

	public suspend fun first(): Todo.Note

	/**
	 * One of them.
	 * @param id its id
	 * @return the one
	 */
	public suspend fun get(id: Long): Todo.Note

	public fun list(after: Long): Flow<Todo.Note>

	public suspend fun create(value: Todo.Note): Todo.Note

	public suspend fun copy(id: Long): Todo.Note

	public suspend fun count(): Long

	public fun search(text: String): Flow<Todo.Note>

}

@Generated("dev.tandem.processor.ApiClientProcessor")
internal class SuspendNoteApiFacade(private val definition: NoteApi) : SuspendNoteApi, TwinFacade<NoteApi> {

	override suspend fun first(): Todo.Note =
		SuspendCall.value<Todo.Note>("NoteApi#first", this.definition.first()).awaitSingle()

	override suspend fun get(id: Long): Todo.Note =
		SuspendCall.value<Todo.Note>("NoteApi#get", this.definition.get(id)).awaitSingle()

	override fun list(after: Long): Flow<Todo.Note> =
		SuspendCall.elements<Todo.Note>(this.definition.list(after)).asFlow()

	override suspend fun create(value: Todo.Note): Todo.Note =
		SuspendCall.value<Todo.Note>("NoteApi#create", this.definition.create(PublishedArgument.mono(value))).awaitSingle()

	override suspend fun copy(id: Long): Todo.Note =
		SuspendCall.value<Todo.Note>("NoteApi#copy", this.definition.copy(id)).awaitSingle()

	override suspend fun count(): Long =
		SuspendCall.value<Long>("NoteApi#count", this.definition.count()).awaitSingle()

	override fun search(text: String): Flow<Todo.Note> =
		SuspendCall.elements<Todo.Note>(this.definition.search(text)).asFlow()

	override fun definitionOfTwin(): NoteApi = this.definition

	override fun twinOfDefinition(definition: NoteApi): TwinFacade<NoteApi> =
		SuspendNoteApiFacade(definition)

	override fun toString(): String = "SuspendNoteApi of ${this.definition}"

}
