@file:Suppress("DEPRECATION", "OVERRIDE_DEPRECATION", "REDUNDANT_PROJECTION", "FINAL_UPPER_BOUND")

package example

import dev.tandem.twin.SuspendCall
import dev.tandem.twin.TwinFacade
import javax.annotation.processing.Generated
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.reactive.asFlow
import kotlinx.coroutines.reactor.awaitSingle
import kotlinx.coroutines.reactor.awaitSingleOrNull
import org.springframework.core.io.buffer.DataBuffer
import org.springframework.http.ResponseEntity

/**
 * The twin for coroutines.
 *
 * @see NoteApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
public interface SuspendNoteApi {

	public suspend fun get(id: Long): Todo

	public suspend fun find(title: String?): Todo?

	public suspend fun list(): List<Todo>

	public fun stream(): Flow<Todo>

	public fun bytes(): Flow<DataBuffer>

	public suspend fun delete(id: Long)

	public suspend fun count(): Int

	public suspend fun optional(): Todo?

	public suspend fun entity(): ResponseEntity<List<Todo>>

	public suspend fun future(): Todo

	public suspend fun elements(): ResponseEntity<Flow<Todo>>

	public suspend fun titles(): List<String>

}

@Generated("dev.tandem.processor.ApiClientProcessor")
internal class SuspendNoteApiFacade(private val definition: ReactiveNoteApi) : SuspendNoteApi, TwinFacade<ReactiveNoteApi> {

	override suspend fun get(id: Long): Todo =
		SuspendCall.value<Todo>("NoteApi#get", this.definition.get(id)).awaitSingle()

	override suspend fun find(title: String?): Todo? =
		SuspendCall.nullable<Todo>(this.definition.find(title)).awaitSingleOrNull()

	override suspend fun list(): List<Todo> =
		SuspendCall.list<Todo>(this.definition.list()).awaitSingle()

	override fun stream(): Flow<Todo> =
		SuspendCall.elements<Todo>(this.definition.stream()).asFlow()

	override fun bytes(): Flow<DataBuffer> =
		SuspendCall.buffers(this.definition.bytes()).asFlow()

	override suspend fun delete(id: Long) {
		SuspendCall.completion(this.definition.delete(id)).awaitSingleOrNull()
	}

	override suspend fun count(): Int =
		SuspendCall.value<Int>("NoteApi#count", this.definition.count()).awaitSingle()

	override suspend fun optional(): Todo? =
		SuspendCall.nullable<Todo>(this.definition.optional()).awaitSingleOrNull()

	override suspend fun entity(): ResponseEntity<List<Todo>> =
		SuspendCall.value<ResponseEntity<List<Todo>>>("NoteApi#entity", this.definition.entity()).awaitSingle()

	override suspend fun future(): Todo =
		SuspendCall.value<Todo>("NoteApi#future", this.definition.future()).awaitSingle()

	override suspend fun elements(): ResponseEntity<Flow<Todo>> =
		SuspendCall.entity<Todo, Flow<Todo>>(this.definition.elements()) { it.asFlow() }.awaitSingle()

	override suspend fun titles(): List<String> =
		SuspendCall.list<String>(this.definition.titles()).awaitSingle()

	override fun definitionOfTwin(): ReactiveNoteApi = this.definition

	override fun twinOfDefinition(definition: ReactiveNoteApi): TwinFacade<ReactiveNoteApi> =
		SuspendNoteApiFacade(definition)

	override fun toString(): String = "SuspendNoteApi of ${this.definition}"

}
