@file:Suppress("DEPRECATION", "OVERRIDE_DEPRECATION", "REDUNDANT_PROJECTION", "FINAL_UPPER_BOUND")

package example

import dev.tandem.CallOptions
import dev.tandem.TransferListener
import dev.tandem.twin.PublishedArgument
import dev.tandem.twin.SuspendCall
import dev.tandem.twin.TwinFacade
import javax.annotation.processing.Generated
import kotlinx.coroutines.Job
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.reactive.asFlow
import kotlinx.coroutines.reactor.asFlux
import kotlinx.coroutines.reactor.awaitSingleOrNull
import org.springframework.core.io.buffer.DataBuffer

/**
 * The twin for coroutines.
 *
 * @see UploadApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
public interface SuspendUploadApi {

	public suspend fun one(todo: Todo)

	public suspend fun perhapsOne(todo: Todo?)

	public suspend fun many(todos: Flow<Todo>)

	public suspend fun manyOfUpperBound(todos: Flow<Todo>)

	public suspend fun perhapsMany(todos: Flow<Todo>?)

	public suspend fun bytes(content: Flow<DataBuffer>)

	public suspend fun parts(note: Todo.Note, definition: Flow<DataBuffer>?)

	public fun typeUse(title: String?, filters: Map<String, String?>, note: Todo.Note?, mark: ByteArray?, tags: List<String>?): Flow<Todo>

	public fun declared(title: String?, mark: ByteArray?): Flow<Todo>

	public suspend fun required(todos: Flow<Todo>?, title: String?)

	public fun arguments(number: Int, vararg ids: Long): Flow<Todo>

	public fun options(options: CallOptions, number: Int, perhaps: CallOptions?): Flow<Todo>

	public suspend fun progress(content: Flow<DataBuffer>, listener: TransferListener, perhaps: TransferListener?)

	public fun genericArguments(vararg ids: List<String>): Flow<Todo>

}

@Generated("dev.tandem.processor.ApiClientProcessor")
internal class SuspendUploadApiFacade(private val definition: UploadApi) : SuspendUploadApi, TwinFacade<UploadApi> {

	override suspend fun one(todo: Todo) {
		SuspendCall.completion(this.definition.one(PublishedArgument.mono(todo))).awaitSingleOrNull()
	}

	override suspend fun perhapsOne(todo: Todo?) {
		SuspendCall.completion(this.definition.perhapsOne(PublishedArgument.mono(todo))).awaitSingleOrNull()
	}

	override suspend fun many(todos: Flow<Todo>) {
		SuspendCall.completion(this.definition.many(todos.asFlux(currentCoroutineContext().minusKey(Job)))).awaitSingleOrNull()
	}

	override suspend fun manyOfUpperBound(todos: Flow<Todo>) {
		SuspendCall.completion(this.definition.manyOfUpperBound(todos.asFlux(currentCoroutineContext().minusKey(Job)))).awaitSingleOrNull()
	}

	override suspend fun perhapsMany(todos: Flow<Todo>?) {
		SuspendCall.completion(this.definition.perhapsMany(todos?.asFlux(currentCoroutineContext().minusKey(Job)))).awaitSingleOrNull()
	}

	override suspend fun bytes(content: Flow<DataBuffer>) {
		SuspendCall.completion(this.definition.bytes(content.asFlux(currentCoroutineContext().minusKey(Job)))).awaitSingleOrNull()
	}

	override suspend fun parts(note: Todo.Note, definition: Flow<DataBuffer>?) {
		SuspendCall.completion(this.definition.parts(PublishedArgument.mono(note), definition?.asFlux(currentCoroutineContext().minusKey(Job)))).awaitSingleOrNull()
	}

	override fun typeUse(title: String?, filters: Map<String, String?>, note: Todo.Note?, mark: ByteArray?, tags: List<String>?): Flow<Todo> =
		SuspendCall.elements<Todo>(this.definition.typeUse(title, filters, note, mark, tags)).asFlow()

	override fun declared(title: String?, mark: ByteArray?): Flow<Todo> =
		SuspendCall.elements<Todo>(this.definition.declared(SuspendCall.argument(title), SuspendCall.argument(mark))).asFlow()

	override suspend fun required(todos: Flow<Todo>?, title: String?) {
		SuspendCall.completion(this.definition.required(SuspendCall.argument(todos?.asFlux(currentCoroutineContext().minusKey(Job))), SuspendCall.argument(title))).awaitSingleOrNull()
	}

	override fun arguments(number: Int, vararg ids: Long): Flow<Todo> =
		SuspendCall.elements<Todo>(this.definition.arguments(number, *ids.toTypedArray())).asFlow()

	override fun options(options: CallOptions, number: Int, perhaps: CallOptions?): Flow<Todo> =
		SuspendCall.elements<Todo>(this.definition.options(options, number, perhaps)).asFlow()

	override suspend fun progress(content: Flow<DataBuffer>, listener: TransferListener, perhaps: TransferListener?) {
		SuspendCall.completion(this.definition.progress(content.asFlux(currentCoroutineContext().minusKey(Job)), listener, perhaps)).awaitSingleOrNull()
	}

	override fun genericArguments(vararg ids: List<String>): Flow<Todo> =
		SuspendCall.elements<Todo>(this.definition.genericArguments(*ids)).asFlow()

	override fun definitionOfTwin(): UploadApi = this.definition

	override fun twinOfDefinition(definition: UploadApi): TwinFacade<UploadApi> =
		SuspendUploadApiFacade(definition)

	override fun toString(): String = "SuspendUploadApi of ${this.definition}"

}
