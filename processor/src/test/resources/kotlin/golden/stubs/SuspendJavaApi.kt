@file:Suppress("DEPRECATION", "OVERRIDE_DEPRECATION", "REDUNDANT_PROJECTION", "FINAL_UPPER_BOUND")

package example

import dev.tandem.twin.AdaptedCall
import dev.tandem.twin.SuspendCall
import dev.tandem.twin.TwinFacade
import java.lang.Class
import javax.annotation.processing.Generated
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.reactive.asFlow
import kotlinx.coroutines.reactor.awaitSingle

/**
 * Images, `image/&#42;` only, see `Todo`.
 *
 * It stands beside the definitions of Kotlin.
 *
 * @see JavaApi
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
public interface SuspendJavaApi {

	/**
	 * Accepts `image/&#42;`.
	 */
	public suspend fun absent(limit: Int?, text: String?, `object`: Any): Todo

	public suspend fun elements(any: List<*>, `in`: List<Number>, type: Class<*>): List<String?>

	public fun wildcard(vararg names: String): Flow<Number>

	public suspend fun raw(entry: Map.Entry<String, Int>): Map<*, *>

	public suspend fun directions(numbers: MutableList<in Int>, both: MutableMap<out Number, in Int>, entry: MutableMap.MutableEntry<String, in Int>): Comparable<*>

	public fun publisher(): Flow<Todo>

}

@Generated("dev.tandem.processor.ApiClientProcessor")
internal class SuspendJavaApiFacade(private val definition: JavaApi) : SuspendJavaApi, TwinFacade<JavaApi> {

	override suspend fun absent(limit: Int?, text: String?, `object`: Any): Todo =
		SuspendCall.value<Todo>("JavaApi#absent", this.definition.absent(SuspendCall.argument(limit), text, `object`)).awaitSingle()

	override suspend fun elements(any: List<*>, `in`: List<Number>, type: Class<*>): List<String?> =
		SuspendCall.value<List<String?>>("JavaApi#elements", this.definition.elements(any, `in`, type)).awaitSingle()

	override fun wildcard(vararg names: String): Flow<Number> =
		SuspendCall.elements<Number>(this.definition.wildcard(*names)).asFlow()

	override suspend fun raw(entry: Map.Entry<String, Int>): Map<*, *> =
		SuspendCall.value<Map<*, *>>("JavaApi#raw", this.definition.raw(entry)).awaitSingle()

	override suspend fun directions(numbers: MutableList<in Int>, both: MutableMap<out Number, in Int>, entry: MutableMap.MutableEntry<String, in Int>): Comparable<*> =
		SuspendCall.value<Comparable<*>>("JavaApi#directions", this.definition.directions(numbers, both, entry)).awaitSingle()

	override fun publisher(): Flow<Todo> =
		SuspendCall.elements<Todo>(AdaptedCall.flux<Any>(this.definition.publisher())).asFlow()

	override fun definitionOfTwin(): JavaApi = this.definition

	override fun twinOfDefinition(definition: JavaApi): TwinFacade<JavaApi> =
		SuspendJavaApiFacade(definition)

	override fun toString(): String = "SuspendJavaApi of ${this.definition}"

}
