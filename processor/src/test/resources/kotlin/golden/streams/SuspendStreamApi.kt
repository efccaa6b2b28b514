@file:Suppress("DEPRECATION", "OVERRIDE_DEPRECATION", "REDUNDANT_PROJECTION", "FINAL_UPPER_BOUND")

package example

import dev.tandem.twin.SuspendCall
import dev.tandem.twin.TwinFacade
import javax.annotation.processing.Generated
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.reactive.asFlow
import kotlinx.coroutines.reactor.awaitSingle
import org.springframework.core.io.buffer.DataBuffer
import org.springframework.http.ResponseEntity
import org.springframework.http.codec.ServerSentEvent

/**
 * The twin for coroutines.
 *
 * @see StreamApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
public interface SuspendStreamApi {

	public fun events(): Flow<ServerSentEvent<Todo>>

	public fun eventData(): Flow<Todo>

	public fun lines(): Flow<Todo>

	public fun finite(): Flow<Todo>

	public fun watch(): Flow<Todo>

	public fun aliased(): Flow<Todo>

	public fun bytes(): Flow<DataBuffer>

	public suspend fun entityOfEvents(): ResponseEntity<Flow<Todo>>

	public suspend fun entityOfBytes(): ResponseEntity<Flow<DataBuffer>>

	public suspend fun first(): Todo

}

@Generated("dev.tandem.processor.ApiClientProcessor")
internal class SuspendStreamApiFacade(private val definition: StreamApi) : SuspendStreamApi, TwinFacade<StreamApi> {

	override fun events(): Flow<ServerSentEvent<Todo>> =
		SuspendCall.elements<ServerSentEvent<Todo>>(this.definition.events()).asFlow()

	override fun eventData(): Flow<Todo> =
		SuspendCall.elements<Todo>(this.definition.eventData()).asFlow()

	override fun lines(): Flow<Todo> =
		SuspendCall.elements<Todo>(this.definition.lines()).asFlow()

	override fun finite(): Flow<Todo> =
		SuspendCall.elements<Todo>(this.definition.finite()).asFlow()

	override fun watch(): Flow<Todo> =
		SuspendCall.elements<Todo>(this.definition.watch()).asFlow()

	override fun aliased(): Flow<Todo> =
		SuspendCall.elements<Todo>(this.definition.aliased()).asFlow()

	override fun bytes(): Flow<DataBuffer> =
		SuspendCall.buffers(this.definition.bytes()).asFlow()

	override suspend fun entityOfEvents(): ResponseEntity<Flow<Todo>> =
		SuspendCall.entity<Todo, Flow<Todo>>(this.definition.entityOfEvents()) { it.asFlow() }.awaitSingle()

	override suspend fun entityOfBytes(): ResponseEntity<Flow<DataBuffer>> =
		SuspendCall.bufferEntity<Flow<DataBuffer>>(this.definition.entityOfBytes()) { it.asFlow() }.awaitSingle()

	override suspend fun first(): Todo =
		SuspendCall.value<Todo>("StreamApi#first", this.definition.first()).awaitSingle()

	override fun definitionOfTwin(): StreamApi = this.definition

	override fun twinOfDefinition(definition: StreamApi): TwinFacade<StreamApi> =
		SuspendStreamApiFacade(definition)

	override fun toString(): String = "SuspendStreamApi of ${this.definition}"

}
