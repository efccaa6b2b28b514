@file:Suppress("DEPRECATION", "OVERRIDE_DEPRECATION", "REDUNDANT_PROJECTION", "FINAL_UPPER_BOUND")

package example

import dev.tandem.twin.SuspendCall
import dev.tandem.twin.TwinFacade
import java.io.IOException
import java.lang.Class
import javax.annotation.processing.Generated
import kotlinx.coroutines.Job
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.reactive.asFlow
import kotlinx.coroutines.reactor.asFlux
import kotlinx.coroutines.reactor.awaitSingle
import org.springframework.core.ParameterizedTypeReference

/**
 * The twin for coroutines.
 *
 * @see GenericsApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
public interface SuspendGenericsApi {

	public suspend fun <T : Any> get(type: Class<T>): T

	public fun <T : Any> list(type: ParameterizedTypeReference<T>): Flow<T>

	public suspend fun <T, X : IOException> sort(numbers: Flow<T>, failure: Class<X>): List<T> where T : Number, T : Comparable<T>

	public suspend fun raw(type: Class<*>): List<*>

}

@Generated("dev.tandem.processor.ApiClientProcessor")
internal class SuspendGenericsApiFacade(private val definition: GenericsApi) : SuspendGenericsApi, TwinFacade<GenericsApi> {

	override suspend fun <T : Any> get(type: Class<T>): T =
		SuspendCall.value<T>("GenericsApi#get", this.definition.get(type)).awaitSingle()

	override fun <T : Any> list(type: ParameterizedTypeReference<T>): Flow<T> =
		SuspendCall.elements<T>(this.definition.list(type)).asFlow()

	override suspend fun <T, X : IOException> sort(numbers: Flow<T>, failure: Class<X>): List<T> where T : Number, T : Comparable<T> =
		SuspendCall.value<List<T>>("GenericsApi#sort", this.definition.sort(numbers.asFlux(currentCoroutineContext().minusKey(Job)), failure)).awaitSingle()

	override suspend fun raw(type: Class<*>): List<*> =
		SuspendCall.value<List<*>>("GenericsApi#raw", this.definition.raw(type)).awaitSingle()

	override fun definitionOfTwin(): GenericsApi = this.definition

	override fun twinOfDefinition(definition: GenericsApi): TwinFacade<GenericsApi> =
		SuspendGenericsApiFacade(definition)

	override fun toString(): String = "SuspendGenericsApi of ${this.definition}"

}
