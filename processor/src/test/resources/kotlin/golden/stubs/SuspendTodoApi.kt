@file:Suppress("DEPRECATION", "OVERRIDE_DEPRECATION", "REDUNDANT_PROJECTION", "FINAL_UPPER_BOUND")

package example

import dev.tandem.ApiResult
import dev.tandem.twin.AdaptedCall
import dev.tandem.twin.PublishedArgument
import dev.tandem.twin.SuspendCall
import dev.tandem.twin.TwinFacade
import java.io.Serializable
import java.lang.Void
import javax.annotation.processing.Generated
import kotlinx.coroutines.Job
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.reactive.asFlow
import kotlinx.coroutines.reactor.asFlux
import kotlinx.coroutines.reactor.awaitSingle
import kotlinx.coroutines.reactor.awaitSingleOrNull
import org.springframework.core.io.buffer.DataBuffer
import org.springframework.http.ResponseEntity

/**
 * The todos of a user, as [Todo].
 *
 * @since 1
 * @see TodoApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
public interface SuspendTodoApi {

	/**
	 * Get a todo.
	 * @param id the id
	 * @return the todo
	 */
	public suspend fun get(id: Long): Todo

	public suspend fun find(`when`: String?, limit: Int): Todo?

	public fun list(ids: List<Long>): Flow<Todo>

	public suspend fun all(): List<Todo>

	public suspend fun map(query: Map<String, String>): Map<String, List<Int>>

	public suspend fun opens(opens: List<Open>): List<Open>

	public suspend fun delete(id: Long)

	public suspend fun entity(): ResponseEntity<Todo>

	public suspend fun bodiless(): ResponseEntity<Void>

	public suspend fun result(): ApiResult<Todo>

	public suspend fun elements(): ResponseEntity<Flow<Todo>>

	public fun bytes(): Flow<DataBuffer>

	public suspend fun bytesEntity(): ResponseEntity<Flow<DataBuffer>>

	public suspend fun array(ids: Array<Long>): ByteArray

	public suspend fun tags(vararg tags: String): Array<String>

	public suspend fun mono(todo: Todo): Todo

	public suspend fun flux(todos: Flow<Todo>): Int

	public suspend fun upload(bytes: Flow<DataBuffer>): Boolean

	public suspend fun future(): Todo

	public suspend fun any(): Any

	public suspend fun chars(c: Char, b: Boolean?, d: Double): Char

	public suspend fun nested(): Todo.Note

	@Deprecated("Deprecated in TodoApi")
	public suspend fun old(): Todo

	/**
	 * Composed.
	 */
	public fun titles(userId: Long): Flow<String>

	public fun plain(name: String?): String?

	public suspend fun each(userId: Long, use: (Todo, Int) -> Unit)

	public suspend fun <T : Any> convert(id: Long, to: (Todo) -> T): T

	public suspend fun <T> compare(id: T): T where T : Comparable<in T>, T : Serializable

}

@Generated("dev.tandem.processor.ApiClientProcessor")
internal class SuspendTodoApiFacade(private val definition: TodoApi) : SuspendTodoApi, TwinFacade<TodoApi> {

	override suspend fun get(id: Long): Todo =
		SuspendCall.value<Todo>("TodoApi#get", this.definition.get(id)).awaitSingle()

	override suspend fun find(`when`: String?, limit: Int): Todo? =
		SuspendCall.optional<Todo>(this.definition.find(`when`, limit)).awaitSingleOrNull()

	override fun list(ids: List<Long>): Flow<Todo> =
		SuspendCall.elements<Todo>(this.definition.list(ids)).asFlow()

	override suspend fun all(): List<Todo> =
		SuspendCall.value<List<Todo>>("TodoApi#all", this.definition.all()).awaitSingle()

	override suspend fun map(query: Map<String, String>): Map<String, List<Int>> =
		SuspendCall.value<Map<String, List<Int>>>("TodoApi#map", this.definition.map(query)).awaitSingle()

	override suspend fun opens(opens: List<Open>): List<Open> =
		SuspendCall.value<List<Open>>("TodoApi#opens", this.definition.opens(opens)).awaitSingle()

	override suspend fun delete(id: Long) {
		SuspendCall.completion(this.definition.delete(id)).awaitSingleOrNull()
	}

	override suspend fun entity(): ResponseEntity<Todo> =
		SuspendCall.value<ResponseEntity<Todo>>("TodoApi#entity", this.definition.entity()).awaitSingle()

	override suspend fun bodiless(): ResponseEntity<Void> =
		SuspendCall.value<ResponseEntity<Void>>("TodoApi#bodiless", this.definition.bodiless()).awaitSingle()

	override suspend fun result(): ApiResult<Todo> =
		SuspendCall.value<ApiResult<Todo>>("TodoApi#result", this.definition.result()).awaitSingle()

	override suspend fun elements(): ResponseEntity<Flow<Todo>> =
		SuspendCall.entity<Todo, Flow<Todo>>(this.definition.elements()) { it.asFlow() }.awaitSingle()

	override fun bytes(): Flow<DataBuffer> =
		SuspendCall.buffers(this.definition.bytes()).asFlow()

	override suspend fun bytesEntity(): ResponseEntity<Flow<DataBuffer>> =
		SuspendCall.bufferEntity<Flow<DataBuffer>>(this.definition.bytesEntity()) { it.asFlow() }.awaitSingle()

	override suspend fun array(ids: Array<Long>): ByteArray =
		SuspendCall.value<ByteArray>("TodoApi#array", this.definition.array(ids)).awaitSingle()

	override suspend fun tags(vararg tags: String): Array<String> =
		SuspendCall.value<Array<String>>("TodoApi#tags", this.definition.tags(*tags)).awaitSingle()

	override suspend fun mono(todo: Todo): Todo =
		SuspendCall.value<Todo>("TodoApi#mono", this.definition.mono(PublishedArgument.mono(todo))).awaitSingle()

	override suspend fun flux(todos: Flow<Todo>): Int =
		SuspendCall.value<Int>("TodoApi#flux", this.definition.flux(todos.asFlux(currentCoroutineContext().minusKey(Job)))).awaitSingle()

	override suspend fun upload(bytes: Flow<DataBuffer>): Boolean =
		SuspendCall.value<Boolean>("TodoApi#upload", this.definition.upload(bytes.asFlux(currentCoroutineContext().minusKey(Job)))).awaitSingle()

	override suspend fun future(): Todo =
		SuspendCall.value<Todo>("TodoApi#future", AdaptedCall.mono<Any>(this.definition.future())).awaitSingle()

	override suspend fun any(): Any =
		SuspendCall.value<Any>("TodoApi#any", this.definition.any()).awaitSingle()

	override suspend fun chars(c: Char, b: Boolean?, d: Double): Char =
		SuspendCall.value<Char>("TodoApi#chars", this.definition.chars(c, b, d)).awaitSingle()

	override suspend fun nested(): Todo.Note =
		SuspendCall.value<Todo.Note>("TodoApi#nested", this.definition.nested()).awaitSingle()

	override suspend fun old(): Todo =
		SuspendCall.value<Todo>("TodoApi#old", this.definition.old()).awaitSingle()

	override fun titles(userId: Long): Flow<String> =
		SuspendCall.elements<String>(this.definition.titles(userId)).asFlow()

	override fun plain(name: String?): String? =
		this.definition.plain(name)

	override suspend fun each(userId: Long, use: (Todo, Int) -> Unit) {
		SuspendCall.completion(this.definition.each(userId, use)).awaitSingleOrNull()
	}

	override suspend fun <T : Any> convert(id: Long, to: (Todo) -> T): T =
		SuspendCall.value<T>("TodoApi#convert", this.definition.convert(id, to)).awaitSingle()

	override suspend fun <T> compare(id: T): T where T : Comparable<in T>, T : Serializable =
		SuspendCall.value<T>("TodoApi#compare", this.definition.compare(id)).awaitSingle()

	override fun definitionOfTwin(): TodoApi = this.definition

	override fun twinOfDefinition(definition: TodoApi): TwinFacade<TodoApi> =
		SuspendTodoApiFacade(definition)

	override fun toString(): String = "SuspendTodoApi of ${this.definition}"

}
