@file:Suppress("DEPRECATION", "OVERRIDE_DEPRECATION", "REDUNDANT_PROJECTION", "FINAL_UPPER_BOUND")

package example

import dev.tandem.ApiResult
import dev.tandem.CallOptions
import dev.tandem.twin.SuspendCall
import dev.tandem.twin.TwinFacade
import java.lang.Void
import javax.annotation.processing.Generated
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.reactive.asFlow
import kotlinx.coroutines.reactor.awaitSingle
import kotlinx.coroutines.reactor.awaitSingleOrNull
import org.springframework.core.io.Resource
import org.springframework.core.io.buffer.DataBuffer
import org.springframework.http.HttpHeaders
import org.springframework.http.ResponseEntity
import org.springframework.http.codec.ServerSentEvent

/**
 * Todos.
 *
 * @see TodoApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
public interface SuspendTodoApi {

	/**
	 * One of them.
	 * @param id its id
	 * @return the todo
	 */
	public suspend fun get(id: Long): Todo

	public suspend fun find(id: Long, view: String?): Todo?

	public suspend fun optional(): Todo?

	public suspend fun list(): List<Todo>

	public suspend fun listWithNulls(): List<Todo?>

	public suspend fun listOfUpperBound(): List<Todo>

	public suspend fun set(): Set<Todo>

	public suspend fun map(): Map<String, Todo>

	public suspend fun array(): Array<Todo>

	public suspend fun bytes(): ByteArray

	public suspend fun count(): Int

	public suspend fun nothing()

	public suspend fun create(todo: Todo)

	public fun lines(): Flow<Todo>

	public fun events(): Flow<ServerSentEvent<Todo>>

	public fun download(): Flow<DataBuffer>

	public suspend fun resource(): Resource

	public suspend fun headers(): HttpHeaders

	public suspend fun entity(): ResponseEntity<Todo>

	public suspend fun entityWithoutBody(): ResponseEntity<Void>

	public suspend fun entityOfList(): ResponseEntity<List<Todo>>

	public suspend fun entityOfStream(): ResponseEntity<Flow<Todo>>

	public suspend fun entityOfBytes(): ResponseEntity<Flow<DataBuffer>>

	public suspend fun result(): ApiResult<Todo>

	public suspend fun future(): Todo

	public suspend fun stage(): List<Todo>

	public suspend fun <T : Todo> generic(todo: T, options: CallOptions): T

	public suspend fun upload(file: Resource, todo: Todo?, vararg ids: Long)

	/**
	 * The first two.
	 * @param id of the first
	 * @return both
	 */
	public suspend fun two(id: Long): List<Todo>

	/**
	 * Does nothing.
	 */
	public suspend fun ping()

	public fun all(): Flow<Todo>

}

@Generated("dev.tandem.processor.ApiClientProcessor")
internal class SuspendTodoApiFacade(private val definition: ReactiveTodoApi) : SuspendTodoApi, TwinFacade<ReactiveTodoApi> {

	override suspend fun get(id: Long): Todo =
		SuspendCall.value<Todo>("TodoApi#get", this.definition.get(id)).awaitSingle()

	override suspend fun find(id: Long, view: String?): Todo? =
		SuspendCall.nullable<Todo>(this.definition.find(id, view)).awaitSingleOrNull()

	override suspend fun optional(): Todo? =
		SuspendCall.nullable<Todo>(this.definition.optional()).awaitSingleOrNull()

	override suspend fun list(): List<Todo> =
		SuspendCall.list<Todo>(this.definition.list()).awaitSingle()

	override suspend fun listWithNulls(): List<Todo?> =
		SuspendCall.value<List<Todo?>>("TodoApi#listWithNulls", this.definition.listWithNulls()).awaitSingle()

	override suspend fun listOfUpperBound(): List<Todo> =
		SuspendCall.list<Todo>(this.definition.listOfUpperBound()).awaitSingle()

	override suspend fun set(): Set<Todo> =
		SuspendCall.value<Set<Todo>>("TodoApi#set", this.definition.set()).awaitSingle()

	override suspend fun map(): Map<String, Todo> =
		SuspendCall.value<Map<String, Todo>>("TodoApi#map", this.definition.map()).awaitSingle()

	override suspend fun array(): Array<Todo> =
		SuspendCall.value<Array<Todo>>("TodoApi#array", this.definition.array()).awaitSingle()

	override suspend fun bytes(): ByteArray =
		SuspendCall.value<ByteArray>("TodoApi#bytes", this.definition.bytes()).awaitSingle()

	override suspend fun count(): Int =
		SuspendCall.value<Int>("TodoApi#count", this.definition.count()).awaitSingle()

	override suspend fun nothing() {
		SuspendCall.completion(this.definition.nothing()).awaitSingleOrNull()
	}

	override suspend fun create(todo: Todo) {
		SuspendCall.completion(this.definition.create(todo)).awaitSingleOrNull()
	}

	override fun lines(): Flow<Todo> =
		SuspendCall.elements<Todo>(this.definition.lines()).asFlow()

	override fun events(): Flow<ServerSentEvent<Todo>> =
		SuspendCall.elements<ServerSentEvent<Todo>>(this.definition.events()).asFlow()

	override fun download(): Flow<DataBuffer> =
		SuspendCall.buffers(this.definition.download()).asFlow()

	override suspend fun resource(): Resource =
		SuspendCall.value<Resource>("TodoApi#resource", this.definition.resource()).awaitSingle()

	override suspend fun headers(): HttpHeaders =
		SuspendCall.value<HttpHeaders>("TodoApi#headers", this.definition.headers()).awaitSingle()

	override suspend fun entity(): ResponseEntity<Todo> =
		SuspendCall.value<ResponseEntity<Todo>>("TodoApi#entity", this.definition.entity()).awaitSingle()

	override suspend fun entityWithoutBody(): ResponseEntity<Void> =
		SuspendCall.value<ResponseEntity<Void>>("TodoApi#entityWithoutBody", this.definition.entityWithoutBody()).awaitSingle()

	override suspend fun entityOfList(): ResponseEntity<List<Todo>> =
		SuspendCall.value<ResponseEntity<List<Todo>>>("TodoApi#entityOfList", this.definition.entityOfList()).awaitSingle()

	override suspend fun entityOfStream(): ResponseEntity<Flow<Todo>> =
		SuspendCall.entity<Todo, Flow<Todo>>(this.definition.entityOfStream()) { it.asFlow() }.awaitSingle()

	override suspend fun entityOfBytes(): ResponseEntity<Flow<DataBuffer>> =
		SuspendCall.bufferEntity<Flow<DataBuffer>>(this.definition.entityOfBytes()) { it.asFlow() }.awaitSingle()

	override suspend fun result(): ApiResult<Todo> =
		SuspendCall.value<ApiResult<Todo>>("TodoApi#result", this.definition.result()).awaitSingle()

	override suspend fun future(): Todo =
		SuspendCall.value<Todo>("TodoApi#future", this.definition.future()).awaitSingle()

	override suspend fun stage(): List<Todo> =
		SuspendCall.value<List<Todo>>("TodoApi#stage", this.definition.stage()).awaitSingle()

	override suspend fun <T : Todo> generic(todo: T, options: CallOptions): T =
		SuspendCall.value<T>("TodoApi#generic", this.definition.generic(todo, options)).awaitSingle()

	override suspend fun upload(file: Resource, todo: Todo?, vararg ids: Long) {
		SuspendCall.completion(this.definition.upload(file, todo, *ids.toTypedArray())).awaitSingleOrNull()
	}

	override suspend fun two(id: Long): List<Todo> =
		SuspendCall.list<Todo>(this.definition.two(id)).awaitSingle()

	override suspend fun ping() {
		SuspendCall.completion(this.definition.ping()).awaitSingleOrNull()
	}

	override fun all(): Flow<Todo> =
		SuspendCall.elements<Todo>(this.definition.all()).asFlow()

	override fun definitionOfTwin(): ReactiveTodoApi = this.definition

	override fun twinOfDefinition(definition: ReactiveTodoApi): TwinFacade<ReactiveTodoApi> =
		SuspendTodoApiFacade(definition)

	override fun toString(): String = "SuspendTodoApi of ${this.definition}"

}
