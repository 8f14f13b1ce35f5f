package xunfu.collaboration;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import xunfu.kernel.Text;

/**
 * Work to be raised.
 *
 * @param home of the organisation that owns it
 * @param organization that owns it
 * @param organizationPath its place in the tree
 * @param post whose work it is
 * @param kind names the act that does it
 * @param dueOn last day, or null
 */
public record NewToDo(
    String home,
    UUID organization,
    String organizationPath,
    UUID post,
    String kind,
    Text text,
    About about,
    @Nullable LocalDate dueOn) {}
