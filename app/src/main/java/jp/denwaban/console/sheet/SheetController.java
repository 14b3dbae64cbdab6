package jp.denwaban.console.sheet;

import java.awt.image.BufferedImage;
import java.io.File;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import jp.denwaban.console.Strings;
import org.jspecify.annotations.Nullable;

/** Binds sheet.fxml to its view model: the page, the day, 保存. */
public final class SheetController {
    private final SheetViewModel viewModel;
    private final Strings words;

    @FXML private Label title;
    @FXML private Label note;
    @FXML private Button other;
    @FXML private Label day;
    @FXML private Button before;
    @FXML private Button after;
    @FXML private StackPane desk;
    @FXML private ImageView page;
    @FXML private ProgressBar progress;
    @FXML private Label message;
    @FXML private Button save;

    public SheetController(SheetViewModel viewModel, Strings words) {
        this.viewModel = viewModel;
        this.words = words;
    }

    @FXML
    private void initialize() {
        title.textProperty().bind(viewModel.titleProperty());
        note.textProperty().bind(viewModel.noteProperty());
        other.textProperty().bind(viewModel.otherProperty());
        day.textProperty().bind(viewModel.dayWordsProperty());
        message.textProperty().bind(viewModel.messageProperty());
        progress.visibleProperty().bind(viewModel.busyProperty());
        save.disableProperty().bind(viewModel.busyProperty());
        page.fitHeightProperty().bind(desk.heightProperty().subtract(32));
        viewModel
                .pageProperty()
                .addListener((p, was, now) -> now.ifPresent(i -> page.setImage(picture(i))));
        viewModel.busyProperty().addListener((p, was, now) -> focusSave(now));
        // Laid out again whenever one comes back: since then calls have ended.
        desk.sceneProperty().addListener((p, was, now) -> show(now));
    }

    private void show(@Nullable Scene shown) {
        if (shown != null) {
            viewModel.show();
        }
    }

    /** While the sheet was made 保存 could not hold the focus; Enter is for it. */
    private void focusSave(boolean busy) {
        Scene scene = save.getScene();
        if (!busy && scene != null) {
            Node owner = scene.getFocusOwner();
            if (owner != before && owner != after && owner != other) {
                save.requestFocus();
            }
        }
    }

    private static WritableImage picture(BufferedImage from) {
        int width = from.getWidth();
        int height = from.getHeight();
        int[] pixels = from.getRGB(0, 0, width, height, new int[width * height], 0, width);
        WritableImage picture = new WritableImage(width, height);
        picture.getPixelWriter()
                .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return picture;
    }

    @FXML
    private void turn() {
        viewModel.turn();
    }

    @FXML
    private void before() {
        viewModel.move(-1);
    }

    @FXML
    private void after() {
        viewModel.move(1);
    }

    @FXML
    private void save() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(words.text("sheet.save"));
        chooser.setInitialFileName(viewModel.fileName());
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(words.text("sheet.pdf"), "*.pdf"));
        Stage window = (Stage) save.getScene().getWindow();
        boolean maximized = window.isMaximized();
        @Nullable File chosen = chooser.showSaveDialog(window);
        // A window that waits for a dialogue cannot be resized, and so loses its full size.
        window.setMaximized(maximized);
        if (chosen != null) {
            viewModel.save(chosen.toPath());
        }
    }
}
