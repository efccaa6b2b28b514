@file:Suppress("DEPRECATION", "OVERRIDE_DEPRECATION", "REDUNDANT_PROJECTION", "FINAL_UPPER_BOUND")

package example

import dev.tandem.twin.SuspendCall
import dev.tandem.twin.TwinFacade
import javax.annotation.processing.Generated
import kotlinx.coroutines.reactor.awaitSingle

/**
 * The twin for coroutines.
 *
 * @see NoteApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
public interface SuspendNoteApi {

	public suspend fun first(): Todo.Note

	public suspend fun get(id: Long): Todo.Note

	public suspend fun create(value: Todo.Note): Todo.Note

	public suspend fun copy(id: Long): Todo.Note

}

@Generated("dev.tandem.processor.ApiClientProcessor")
internal class SuspendNoteApiFacade(private val definition: ReactiveNoteApi) : SuspendNoteApi, TwinFacade<ReactiveNoteApi> {

	override suspend fun first(): Todo.Note =
		SuspendCall.value<Todo.Note>("NoteApi#first", this.definition.first()).awaitSingle()

	override suspend fun get(id: Long): Todo.Note =
		SuspendCall.value<Todo.Note>("NoteApi#get", this.definition.get(id)).awaitSingle()

	override suspend fun create(value: Todo.Note): Todo.Note =
		SuspendCall.value<Todo.Note>("NoteApi#create", this.definition.create(value)).awaitSingle()

	override suspend fun copy(id: Long): Todo.Note =
		SuspendCall.value<Todo.Note>("NoteApi#copy", this.definition.copy(id)).awaitSingle()

	override fun definitionOfTwin(): ReactiveNoteApi = this.definition

	override fun twinOfDefinition(definition: ReactiveNoteApi): TwinFacade<ReactiveNoteApi> =
		SuspendNoteApiFacade(definition)

	override fun toString(): String = "SuspendNoteApi of ${this.definition}"

}
