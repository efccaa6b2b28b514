@file:Suppress("DEPRECATION", "OVERRIDE_DEPRECATION", "REDUNDANT_PROJECTION", "FINAL_UPPER_BOUND")

package example

import dev.tandem.twin.SuspendCall
import dev.tandem.twin.TwinFacade
import javax.annotation.processing.Generated
import kotlinx.coroutines.reactor.awaitSingle

/**
 * A definition within a type.
 *
 * @see JavaApi.Inner
 */
@Generated("dev.tandem.processor.ApiClientProcessor")
public interface JavaApi_SuspendInner {

	public suspend fun List(): List<Todo.Note>

}

@Generated("dev.tandem.processor.ApiClientProcessor")
internal class JavaApi_SuspendInnerFacade(private val definition: JavaApi.Inner) : JavaApi_SuspendInner, TwinFacade<JavaApi.Inner> {

	override suspend fun List(): List<Todo.Note> =
		SuspendCall.value<List<Todo.Note>>("Inner#List", this.definition.List()).awaitSingle()

	override fun definitionOfTwin(): JavaApi.Inner = this.definition

	override fun twinOfDefinition(definition: JavaApi.Inner): TwinFacade<JavaApi.Inner> =
		JavaApi_SuspendInnerFacade(definition)

	override fun toString(): String = "JavaApi_SuspendInner of ${this.definition}"

}
